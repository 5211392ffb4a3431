package dev.cairn.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** On the real simulator, which is fetched if it is not there yet. */
class ScienceWorldTest {
    private static final EnvironmentFactory WORLD = new ScienceWorld(TestJar.JAR);
    private static final TextEnvironment ENVIRONMENT = WORLD.open();

    @AfterAll
    static void close() {
        ENVIRONMENT.close();
    }

    @Test
    void theCatalogueIsTheSimulatorsOwn() {
        SimulatorSession session = SimulatorClassLoader.open(TestJar.JAR, SimulatorMode.PLAIN.changes())
                .session();
        assertThat(WORLD.tasks().all()).extracting(TaskId::name).isEqualTo(session.taskNames());
        for (TaskId task : WORLD.tasks().all()) {
            assertThat(session.variations(task.name())).isEqualTo(WORLD.tasks().variations(task));
        }
    }

    @Test
    void aGoldPathReplaysToTheFullScore() {
        Trajectory trajectory = TrajectoryRecorder.record(ENVIRONMENT, variation("find-plant", 0));
        assertThat(trajectory.finalScore()).isEqualTo(1);
        assertThat(trajectory.steps().get(0).action()).isEqualTo(Step.LOOK_AROUND);
        assertThat(trajectory.taskDescription()).startsWith("Your task is to find a(n) plant");
        assertThat(trajectory.steps().get(1).look()).startsWith("This room is called the hallway");
    }

    @Test
    void anEpisodeDoesNotDependOnWhatRanBefore() {
        Trajectory first = TrajectoryRecorder.record(ENVIRONMENT, variation("chemistry-mix-paint-secondary-color", 1));
        TrajectoryRecorder.record(ENVIRONMENT, variation("lifespan-longest-lived", 3));
        Trajectory again = TrajectoryRecorder.record(ENVIRONMENT, variation("chemistry-mix-paint-secondary-color", 1));
        assertThat(again).isEqualTo(first);
        try (TextEnvironment other = WORLD.open()) {
            assertThat(TrajectoryRecorder.record(other, variation("chemistry-mix-paint-secondary-color", 1)))
                    .isEqualTo(first);
        }
    }

    @Test
    void anUnknownActionTakesNoTimeAndSaysSo() {
        Outcome start = ENVIRONMENT.reset(variation("find-animal", 0), ResetOptions.easy(100));
        Outcome outcome = ENVIRONMENT.step("dance with the axe");
        assertThat(outcome.kind()).isEqualTo(ObservationKind.UNKNOWN_ACTION);
        assertThat(outcome.moves()).isEqualTo(start.moves());
    }

    @Test
    void anEpisodeIsDonePastItsMoveLimit() {
        ENVIRONMENT.reset(variation("find-animal", 0), ResetOptions.easy(3));
        Outcome inTime = ENVIRONMENT.step("wait1");
        assertThat(inTime.moves()).isEqualTo(2);
        assertThat(inTime.done()).isFalse();
        Outcome last = ENVIRONMENT.step("wait1");
        assertThat(last.done()).isTrue();
        assertThat(last.completed()).isFalse();
    }

    @Test
    void focusingOnTheWrongThingIsFatal() {
        ENVIRONMENT.reset(variation("find-animal", 0), ResetOptions.easy(100));
        Outcome outcome = ENVIRONMENT.step("focus on agent");
        assertThat(outcome.score()).isEqualTo(-100);
        assertThat(outcome.done()).isTrue();
    }

    @Test
    void goldActionsAreThereOnlyWhenAskedFor() {
        ENVIRONMENT.reset(variation("find-animal", 0), ResetOptions.easy(100));
        assertThat(ENVIRONMENT.goldActions()).isEmpty();
    }

    @Test
    void validActionsAreSortedAndUnderstood() {
        ENVIRONMENT.reset(variation("find-animal", 0), ResetOptions.easy(100));
        assertThat(ENVIRONMENT.validActions()).isSorted().contains("go to kitchen", "wait1");
    }

    @Test
    void anUnknownSimplificationIsTheUsersToMend() {
        assertThatThrownBy(() ->
                        ENVIRONMENT.reset(variation("find-animal", 0), new ResetOptions("teleportation", 100, false)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("teleportation");
    }

    @Test
    void theSimulatorPrintsNothingOnStandardOutput() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (TextEnvironment environment = WORLD.open()) {
            environment.reset(variation("boil", 0), ResetOptions.easy(100));
            environment.step("open door to kitchen");
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static Variation variation(String task, int number) {
        TaskId id = WORLD.tasks().select(task).get(0);
        Variation variation = WORLD.tasks().variation(id, number);
        assertThat(variation.split()).isEqualTo(Split.TRAIN);
        return variation;
    }
}
