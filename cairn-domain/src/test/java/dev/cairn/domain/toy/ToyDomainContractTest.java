package dev.cairn.domain.toy;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainContract;

class ToyDomainContractTest extends DomainContract {
    @Override
    protected Domain domain() {
        return new ToyWorld();
    }

    @Override
    protected String tasks() {
        return "all";
    }
}
