package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotatedTrajectoryTest {
    private static final Variation VARIATION = new Variation(new TaskId(0, "boil", "1-1"), 0, Split.TRAIN);
    private static final Step STEP = new Step("wait", "You wait.", 0, false, "look", "inventory");
    private static final Trajectory THREE = new Trajectory(VARIATION, "Boil.", List.of(STEP, STEP, STEP));

    @Test
    void namesTheSubGoalOfEachStep() {
        SubGoal a = new SubGoal("a()");
        SubGoal b = new SubGoal("b()");
        AnnotatedTrajectory annotated =
                new AnnotatedTrajectory(THREE, List.of(new Segment(a, 0, 1), new Segment(b, 1, 3)), "test");
        assertThat(annotated.subGoalPerStep()).containsExactly(a, b, b);
    }

    @Test
    void refusesGapsAndLooseEnds() {
        SubGoal a = new SubGoal("a()");
        assertThatThrownBy(() ->
                        new AnnotatedTrajectory(THREE, List.of(new Segment(a, 0, 1), new Segment(a, 2, 3)), "test"))
                .hasMessageContaining("should begin at step 1");
        assertThatThrownBy(() -> new AnnotatedTrajectory(THREE, List.of(new Segment(a, 0, 2)), "test"))
                .hasMessageContaining("end at 2 of 3");
    }
}
