package dev.cairn.distill.gold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.toy.ToyWorld;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lean paths in the toy world, where each replay is a real one. */
class TrajectoryMinimizerTest {
    private static final List<TrajectoryEdit> IDLE = List.of(TrajectoryEdit.IDLE);

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
        TrajectoryMinimizer.Lean lean = lean(full, 40);
        assertThat(actions(full))
                .containsExactly(
                        "look around",
                        "open door to study",
                        "go to study",
                        "look around",
                        "read note",
                        "read note",
                        "choose red ball");
        assertThat(actions(lean.trajectory()))
                .containsExactly("look around", "go to study", "read note", "choose red ball");
        assertThat(lean.trajectory().finalScore()).isEqualTo(1);
        assertThat(lean.replays()).isEqualTo(1);
    }

    @Test
    void everyToyPathGetsShorterAndStaysComplete() {
        for (String task : List.of("bring-thing", "choose-thing", "pack-thing")) {
            for (int number = 0; number < 4; number++) {
                Trajectory full = TrajectoryRecorder.record(environment, variation(task, number));
                Trajectory lean = lean(full, 40).trajectory();
                assertThat(lean.finalScore()).isEqualTo(1);
                assertThat(lean.steps()).hasSizeLessThan(full.steps().size());
                assertThat(actions(full)).containsSubsequence(actions(lean));
            }
        }
    }

    @Test
    void aStepWhoseLossChangesTheResultIsPutBack() {
        Trajectory full = TrajectoryRecorder.record(environment, variation("pack-thing", 2));
        // a world in which a look around in the pantry is what opens it
        TrajectoryMinimizer.Lean lean = TrajectoryMinimizer.of(
                full,
                IDLE,
                (actions, goesOn) -> {
                    boolean looked =
                            actions.subList(0, actions.indexOf("open box")).contains(Step.LOOK_AROUND);
                    Trajectory replayed = TrajectoryRecorder.replay(environment, full.variation(), actions);
                    return looked ? replayed : failed(replayed);
                },
                40);
        assertThat(actions(lean.trajectory()))
                .contains(Step.LOOK_AROUND)
                .hasSizeLessThan(full.steps().size());
        assertThat(actions(lean.trajectory()).stream().skip(1).filter(Step.LOOK_AROUND::equals))
                .hasSize(1);
        assertThat(lean.trajectory().finalScore()).isEqualTo(1);
        assertThat(lean.replays()).isGreaterThan(1);
    }

    @Test
    void aMilestoneThatWouldComeLaterIsNotGivenUp() {
        Trajectory full = TrajectoryRecorder.record(environment, variation("choose-thing", 1));
        TrajectoryMinimizer.Lean lean =
                TrajectoryMinimizer.of(full, IDLE, (actions, goesOn) -> late(replay(full, actions)), 40);
        assertThat(lean.trajectory()).isEqualTo(full);
    }

    @Test
    void theObservationThatAnAnswerRestsOnStays() {
        Trajectory full = GoldFixture.ofTask("3-3");
        TrajectoryMinimizer.Lean lean =
                TrajectoryMinimizer.of(full, IDLE, (actions, goesOn) -> only(full, actions), 40);
        assertThat(actions(full).stream().filter(Step.LOOK_AROUND::equals)).hasSizeGreaterThan(2);
        assertThat(actions(lean.trajectory()).stream().skip(1).filter(Step.LOOK_AROUND::equals))
                .hasSize(1);
        assertThat(actions(lean.trajectory())).containsSubsequence("wait1", Step.LOOK_AROUND);
    }

    @Test
    void withoutReplaysThePathIsAsItWas() {
        Trajectory full = TrajectoryRecorder.record(environment, variation("choose-thing", 0));
        assertThat(lean(full, 0)).isEqualTo(new TrajectoryMinimizer.Lean(full, 0));
    }

    private TrajectoryMinimizer.Lean lean(Trajectory full, int limit) {
        return TrajectoryMinimizer.of(full, IDLE, (actions, goesOn) -> replay(full, actions), limit);
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
