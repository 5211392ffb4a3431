package dev.cairn.domain.pool;

import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.toy.ToyWorld;
import dev.cairn.domain.toy.ToyWorldContract;
import java.time.Duration;

/** The contract on a borrowed environment. */
class EnvironmentPoolContractTest extends ToyWorldContract {
    @Override
    protected EnvironmentFactory world() {
        return new EnvironmentPool(new ToyWorld(), 4, Duration.ofMinutes(1));
    }
}
