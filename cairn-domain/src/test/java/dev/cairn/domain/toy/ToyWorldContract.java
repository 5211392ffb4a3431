package dev.cairn.domain.toy;

import dev.cairn.domain.TextEnvironmentContract;
import java.util.List;

/** The contract on the toy world, as it is or in a wrapper. */
public abstract class ToyWorldContract extends TextEnvironmentContract {
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
