package dev.cairn.domain.toy;

import dev.cairn.domain.EnvironmentFactory;

class ToyWorldContractTest extends ToyWorldContract {
    @Override
    protected EnvironmentFactory world() {
        return new ToyWorld();
    }
}
