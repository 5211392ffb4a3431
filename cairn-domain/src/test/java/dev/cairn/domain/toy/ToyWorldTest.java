package dev.cairn.domain.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ToyWorldTest {
    private static final EnvironmentFactory WORLD = new ToyWorld();
    private final TextEnvironment environment = WORLD.open();

    @AfterEach
    void close() {
        environment.close();
    }

    static Stream<Variation> all() {
        return WORLD.tasks().all().stream()
                .flatMap(task ->
                        Stream.of(Split.values()).flatMap(split -> WORLD.tasks().variations(task, split).stream()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyVariationIsSolvedByItsGoldPath(Variation variation) {
        Trajectory trajectory = TrajectoryRecorder.record(environment, variation);
        assertThat(trajectory.finalScore()).isEqualTo(1);
        assertThat(trajectory.steps().get(trajectory.steps().size() - 1).completed())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyVariationIsSolvedByItsGoldPathAlsoWithClosedDoors(Variation variation) {
        environment.reset(variation, new ResetOptions("", 100, true));
        Outcome last = environment.step("wait");
        for (String action : environment.goldActions()) {
            last = environment.step(action);
        }
        assertThat(last.score()).isEqualTo(100);
    }

    @Test
    void variationsOfATaskDiffer() {
        TaskId bring = WORLD.tasks().select("t-1").get(0);
        List<Trajectory> paths = Stream.of(0, 1, 2, 3, 4, 5, 6, 7)
                .map(number ->
                        TrajectoryRecorder.record(environment, WORLD.tasks().variation(bring, number)))
                .map(path -> new Trajectory(WORLD.tasks().variation(bring, 0), path.taskDescription(), path.steps()))
                .toList();
        assertThat(paths).doesNotHaveDuplicates();
    }

    @Test
    void aClosedDoorIsInTheWay() {
        environment.reset(WORLD.tasks().variation(WORLD.tasks().byIndex(0), 0), new ResetOptions("", 100, false));
        assertThat(environment.step("go to study").observation()).isEqualTo("The door to the study is closed.");
        environment.step("open door to study");
        assertThat(environment.step("go to study").observation()).isEqualTo("You are in the study now.");
        assertThat(environment.step("close door to hall").observation())
                .isEqualTo("The door to the hall is now closed.");
        assertThat(environment.step("go to hall").observation()).isEqualTo("The door to the hall is closed.");
    }

    @Test
    void whatLiesInTheBoxIsThereAgain() {
        Variation pack = WORLD.tasks().variation(WORLD.tasks().select("t-3").get(0), 2);
        assertThat(TrajectoryRecorder.record(environment, pack).finalScore()).isEqualTo(1);
        assertThat(environment.look()).contains("lamp");
        environment.step("close box");
        assertThat(environment.look()).doesNotContain("lamp");
        assertThat(environment.validActions()).doesNotContain("take lamp");
        environment.step("open box");
        assertThat(environment.step("take lamp").observation()).isEqualTo("The lamp is in the hand now.");
    }

    @Test
    void halfOfTheWayIsHalfOfTheScore() {
        environment.reset(WORLD.tasks().variation(WORLD.tasks().select("t-2").get(0), 0), ResetOptions.easy(100));
        environment.step("go to study");
        Outcome read = environment.step("read note");
        assertThat(read.score()).isEqualTo(50);
        assertThat(read.reward()).isEqualTo(50);
        assertThat(read.observation()).isEqualTo("The note says: red ball.");
    }

    @Test
    void aTaskOfAnotherWorldIsRefused() {
        Variation other = new Variation(new TaskId(0, "boil", "1-1"), 0, Split.TRAIN);
        assertThatThrownBy(() -> environment.reset(other, ResetOptions.easy(10)))
                .hasMessageContaining("boil");
    }
}
