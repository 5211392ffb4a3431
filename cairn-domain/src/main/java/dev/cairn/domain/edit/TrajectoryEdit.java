package dev.cairn.domain.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.List;

/** One way to make a recorded trajectory easier to learn. Whether nothing is lost, a replay shows: {@link TrajectoryMinimizer}. */
public interface TrajectoryEdit {
    /** Name by which it is chosen: {@code no-op}. */
    String label();

    /** The changes to try on a trajectory that begins with {@code look around}. */
    List<StepEdit> edits(Trajectory path);

    /** Whether a step that stays has lost nothing by the change; the same score at the end is asked for anyway. */
    default boolean keeps(Step before, Step after) {
        return after.score() >= before.score();
    }

    /** Whether the whole trajectory has lost nothing that its score does not show, for example what its answer rests on. */
    default boolean keeps(Trajectory before, Trajectory after) {
        return true;
    }
}
