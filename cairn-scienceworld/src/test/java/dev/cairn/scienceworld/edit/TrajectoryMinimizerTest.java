package dev.cairn.scienceworld.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.edit.TrajectoryEdit;
import dev.cairn.domain.edit.TrajectoryMinimizer;
import dev.cairn.domain.toy.ToyWorld;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Edited paths in the toy world, where each replay is a real one. */
class TrajectoryMinimizerTest {
    private static final List<TrajectoryEdit> NO_OP = List.of(ScienceWorldEdit.NO_OP);

    private final ToyWorld world = new ToyWorld();
    private final TextEnvironment environment = world.open();

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void stepsWithoutEffectGoAndTheScoreStays() {
        Variation variation = variation("choose-thing", 0);
        Trajectory full = TrajectoryRecorder.record(environment, variation);
        TrajectoryMinimizer.Edited edited = edited(full, 40);
        assertThat(actions(full))
                .containsExactly(
                        "look around",
                        "open door to study",
                        "go to study",
                        "look around",
                        "read note",
                        "read note",
                        "choose red ball");
        assertThat(actions(edited.trajectory()))
                .containsExactly("look around", "go to study", "read note", "choose red ball");
        assertThat(edited.trajectory().finalScore()).isEqualTo(1);
        assertThat(edited.replays()).isEqualTo(1);
    }

    @Test
    void everyToyPathGetsShorterAndStaysComplete() {
        for (String task : List.of("bring-thing", "choose-thing", "pack-thing")) {
            for (int number = 0; number < 4; number++) {
                Trajectory full = TrajectoryRecorder.record(environment, variation(task, number));
                Trajectory edited = edited(full, 40).trajectory();
                assertThat(edited.finalScore()).isEqualTo(1);
                assertThat(edited.steps()).hasSizeLessThan(full.steps().size());
                assertThat(actions(full)).containsSubsequence(actions(edited));
            }
        }
    }

    @Test
    void aStepWhoseLossChangesTheResultIsPutBack() {
        Trajectory full = TrajectoryRecorder.record(environment, variation("pack-thing", 2));
        // a world in which a look around in the pantry is what opens it
        TrajectoryMinimizer.Edited edited = TrajectoryMinimizer.of(
                full,
                NO_OP,
                (actions, goesOn) -> {
                    boolean looked =
                            actions.subList(0, actions.indexOf("open box")).contains(Step.LOOK_AROUND);
                    Trajectory replayed = TrajectoryRecorder.replay(environment, full.variation(), actions);
                    return looked ? replayed : failed(replayed);
                },
                40);
        assertThat(actions(edited.trajectory()))
                .contains(Step.LOOK_AROUND)
                .hasSizeLessThan(full.steps().size());
        assertThat(actions(edited.trajectory()).stream().skip(1).filter(Step.LOOK_AROUND::equals))
                .hasSize(1);
        assertThat(edited.trajectory().finalScore()).isEqualTo(1);
        assertThat(edited.replays()).isGreaterThan(1);
    }

    @Test
    void aMilestoneThatWouldComeLaterIsNotGivenUp() {
        Trajectory full = TrajectoryRecorder.record(environment, variation("choose-thing", 1));
        TrajectoryMinimizer.Edited edited =
                TrajectoryMinimizer.of(full, NO_OP, (actions, goesOn) -> late(replay(full, actions)), 40);
        assertThat(edited.trajectory()).isEqualTo(full);
    }

    @Test
    void theObservationThatAnAnswerRestsOnStays() {
        Trajectory full = GoldFixture.ofTask("3-3");
        TrajectoryMinimizer.Edited edited =
                TrajectoryMinimizer.of(full, NO_OP, (actions, goesOn) -> only(full, actions), 40);
        assertThat(actions(full).stream().filter(Step.LOOK_AROUND::equals)).hasSizeGreaterThan(2);
        assertThat(actions(edited.trajectory()).stream().skip(1).filter(Step.LOOK_AROUND::equals))
                .hasSize(1);
        assertThat(actions(edited.trajectory())).containsSubsequence("wait1", Step.LOOK_AROUND);
    }

    @Test
    void withoutReplaysThePathIsAsItWas() {
        Trajectory full = TrajectoryRecorder.record(environment, variation("choose-thing", 0));
        assertThat(edited(full, 0)).isEqualTo(new TrajectoryMinimizer.Edited(full, 0));
    }

    private TrajectoryMinimizer.Edited edited(Trajectory full, int limit) {
        return TrajectoryMinimizer.of(full, NO_OP, (actions, goesOn) -> replay(full, actions), limit);
    }

    private Trajectory replay(Trajectory full, List<String> actions) {
        return TrajectoryRecorder.replay(environment, full.variation(), actions);
    }

    /** The steps of a path that make {@code actions}, as if the others had no effect at all. */
    private static Trajectory only(Trajectory full, List<String> actions) {
        List<Step> left = new ArrayList<>(List.of(full.steps().get(0)));
        for (Step step : full.steps().subList(1, full.steps().size())) {
            if (left.size() <= actions.size() && step.action().equals(actions.get(left.size() - 1))) {
                left.add(step);
            }
        }
        return full.withSteps(left);
    }

    private static Trajectory failed(Trajectory trajectory) {
        return trajectory.withSteps(trajectory.steps().stream()
                .map(step -> new Step(step.action(), step.observation(), 0, false, step.look(), step.inventory()))
                .toList());
    }

    /** The same final score, but nothing before the last step. */
    private static Trajectory late(Trajectory trajectory) {
        List<Step> steps = new ArrayList<>(failed(trajectory).steps());
        steps.set(steps.size() - 1, trajectory.steps().get(steps.size() - 1));
        return trajectory.withSteps(steps);
    }

    private Variation variation(String task, int number) {
        return world.tasks().variation(world.tasks().select(task).get(0), number);
    }

    private static List<String> actions(Trajectory trajectory) {
        return trajectory.steps().stream().map(Step::action).toList();
    }
}
