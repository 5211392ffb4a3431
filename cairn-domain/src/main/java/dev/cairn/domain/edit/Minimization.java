package dev.cairn.domain.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Leaves out every step that changes no score, if a replay shows that it is not needed, and what comes after the end. Fits any
 * world; where a trajectory has to find something first, its search goes as well, since no score shows that it was needed.
 */
public record Minimization() implements TrajectoryEdit {
    @Override
    public String label() {
        return TrajectoryEdits.NO_OP;
    }

    @Override
    public List<StepEdit> edits(Trajectory path) {
        List<Step> steps = path.steps();
        return IntStream.range(1, steps.size())
                .filter(i -> steps.get(i).score() == steps.get(i - 1).score())
                .mapToObj(StepEdit::without)
                .toList();
    }
}
