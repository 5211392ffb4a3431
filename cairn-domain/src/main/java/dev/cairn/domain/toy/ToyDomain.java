package dev.cairn.domain.toy;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.DomainProvider;

/** Makes {@link ToyWorld}. */
public final class ToyDomain implements DomainProvider {
    @Override
    public String name() {
        return ToyWorld.NAME;
    }

    @Override
    public String description() {
        return "A house with four rooms, a box and a few things: for tests and first steps";
    }

    @Override
    public Domain open(DomainOptions options) {
        return new ToyWorld();
    }
}
