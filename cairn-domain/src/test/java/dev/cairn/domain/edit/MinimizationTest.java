package dev.cairn.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.toy.ToyWorld;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The edit of any world and those of the toy house, each with real replays. */
class MinimizationTest {
    private final ToyWorld world = new ToyWorld();
    private final TextEnvironment environment = world.open();

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void onlyWhatTheScoreNeedsIsLeft() {
        assertThat(edited("pack-thing", 2, TrajectoryEdits.GENERIC))
                .containsExactly(
                        "look around",
                        "go to garden",
                        "take lamp",
                        "go to hall",
                        "go to pantry",
                        "open box",
                        "put lamp in box");
        // the note is read although the choice would be right without it: reading it is rewarded
        assertThat(edited("choose-thing", 2, TrajectoryEdits.GENERIC))
                .containsExactly("look around", "go to study", "read note", "choose lamp");
    }

    @Test
    void theHouseKeepsTheSearchAndNamesWhatIsTaken() {
        assertThat(edited("pack-thing", 2, world.edits()))
                .containsExactly(
                        "look around",
                        "go to study",
                        "go to hall",
                        "go to garden",
                        "take lamp",
                        "go to hall",
                        "go to pantry",
                        "open box",
                        "put lamp in box");
        assertThat(edited("bring-thing", 0, world.edits()))
                .contains("take red ball")
                .doesNotContain("take ball", "1");
    }

    private List<String> edited(String task, int number, TrajectoryEdits edits) {
        Variation variation = world.tasks().variation(world.tasks().select(task).get(0), number);
        Trajectory full = TrajectoryRecorder.record(environment, variation);
        Trajectory edited = TrajectoryMinimizer.of(
                        full,
                        edits.all(),
                        (actions, goesOn) -> TrajectoryRecorder.replay(environment, variation, actions, goesOn),
                        100)
                .trajectory();
        assertThat(edited.finalScore()).isEqualTo(1);
        return edited.steps().stream().map(Step::action).toList();
    }
}
