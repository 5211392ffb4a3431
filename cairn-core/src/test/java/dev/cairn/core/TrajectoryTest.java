package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryTest {
    @Test
    void aStepWithoutAnActionIsNone() {
        Variation variation = new Variation(new TaskId(0, "boil", "1-1"), 3, Split.TRAIN);
        List<Step> steps = List.of(new Step(" ", "You wait.", 0, false, "", ""));
        assertThatThrownBy(() -> new Trajectory(variation, "Boil water.", steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a step of 1-1/3 has no action");
    }
}
