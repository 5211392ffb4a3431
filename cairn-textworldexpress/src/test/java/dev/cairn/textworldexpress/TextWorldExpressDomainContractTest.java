package dev.cairn.textworldexpress;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainContract;

class TextWorldExpressDomainContractTest extends DomainContract {
    private static final Domain WORLD = TestGames.world();

    @Override
    protected Domain domain() {
        return WORLD;
    }

    @Override
    protected String tasks() {
        return "all";
    }
}
