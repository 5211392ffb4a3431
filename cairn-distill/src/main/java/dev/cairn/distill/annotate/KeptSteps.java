package dev.cairn.distill.annotate;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;

/** The steps that are learnt from: all but looking around and closing doors, as in the original data sets. */
public final class KeptSteps {
    private KeptSteps() {}

    /** The trajectory without the steps that teach nothing; may be empty. */
    public static Trajectory of(Trajectory raw) {
        return raw.withSteps(
                raw.steps().stream().filter(step -> keeps(step.action())).toList());
    }

    /** Whether an action is learnt from. */
    public static boolean keeps(String action) {
        return !action.equals(Step.LOOK_AROUND) && !action.startsWith("close door");
    }
}
