package dev.cairn.conformance.annotation;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;

/** Which steps the published code keeps: by the letters of their actions, where Cairn's rules go by what these mean to the world. */
public final class PublishedSteps {
    private PublishedSteps() {}

    /** Whether a step with that action is kept. */
    public static boolean keeps(String action) {
        return !action.equals(Step.LOOK_AROUND) && !action.startsWith("close door");
    }

    /** The trajectory with these steps alone. */
    public static Trajectory kept(Trajectory raw) {
        return raw.withSteps(
                raw.steps().stream().filter(step -> keeps(step.action())).toList());
    }
}
