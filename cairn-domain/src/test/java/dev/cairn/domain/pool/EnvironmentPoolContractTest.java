package dev.cairn.domain.pool;

import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironmentContract;
import dev.cairn.domain.toy.ToyWorld;
import java.time.Duration;
import java.util.List;

/** The contract on a borrowed environment of the toy world. */
class EnvironmentPoolContractTest extends TextEnvironmentContract {
    @Override
    protected EnvironmentFactory world() {
        return new EnvironmentPool(new ToyWorld(), 4, Duration.ofMinutes(1));
    }

    @Override
    protected String task() {
        return "choose-thing";
    }

    @Override
    protected String waiting() {
        return "wait";
    }

    @Override
    protected List<String> untilAmbiguous() {
        return List.of("go to study", "take ball");
    }

    @Override
    protected List<String> untilFatal() {
        return List.of("go to study", "choose spoon");
    }
}
