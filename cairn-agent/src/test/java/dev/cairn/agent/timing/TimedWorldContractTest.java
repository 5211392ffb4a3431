package dev.cairn.agent.timing;

import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.toy.ToyWorld;
import dev.cairn.domain.toy.ToyWorldContract;

/** A world that is timed answers as it does without. */
class TimedWorldContractTest extends ToyWorldContract {
    @Override
    protected EnvironmentFactory world() {
        return new TimedWorld(new ToyWorld(), new PartTimes());
    }
}
