package dev.cairn.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every text environment keeps. A subclass names the world and a few of its actions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TextEnvironmentContract {
    /** Shared, since no episode may depend on those before it. */
    private TextEnvironment environment;

    /** The world; may be shared by all tests. */
    protected abstract EnvironmentFactory world();

    /** Name of a task with a short gold trajectory, played in its first variation. */
    protected abstract String task();

    /** An action of that variation's start that takes a move of time and can be repeated. */
    protected abstract String waiting();

    /** Actions from the start of {@link #task()}, of which the last means several things; none in a world that never asks back. */
    protected abstract List<String> untilAmbiguous();

    /** Actions from the start of {@link #task()}, of which the last ends the episode with a negative score; none if nothing is fatal. */
    protected abstract List<String> untilFatal();

    @BeforeAll
    void open() {
        environment = world().open();
    }

    @AfterAll
    void close() {
        environment.close();
    }

    @Test
    void theFirstOutcomeIsWhatLookingAroundGives() {
        Outcome start = reset(100);
        assertThat(start.kind()).isEqualTo(ObservationKind.RESULT);
        assertThat(start.moves()).isZero();
        assertThat(start.done()).isFalse();
        assertThat(start.observation()).isNotBlank();
        assertThat(environment.step(Step.LOOK_AROUND).observation()).isEqualTo(start.observation());
        assertThat(environment.taskDescription()).isNotBlank();
    }

    @Test
    void theSameActionsGiveTheSameEpisode() {
        List<String> first = trace(environment);
        assertThat(trace(environment)).isEqualTo(first);
        try (TextEnvironment other = world().open()) {
            other.reset(variation(task(), 1), options(100));
            other.step(waiting());
            assertThat(trace(other)).isEqualTo(first);
        }
    }

    @Test
    void lookingAskingAndCarryingTakeNoTime() {
        Outcome start = reset(100);
        String look = environment.look();
        String inventory = environment.inventory();
        List<String> valid = environment.validActions();
        assertThat(environment.look()).isEqualTo(look);
        assertThat(environment.inventory()).isEqualTo(inventory);
        assertThat(environment.validActions()).isEqualTo(valid);
        Outcome after = environment.step(Step.LOOK_AROUND);
        assertThat(after.moves()).isEqualTo(start.moves());
        assertThat(after.score()).isEqualTo(start.score());
        assertThat(after.observation()).isEqualTo(start.observation());
    }

    @Test
    void anUnknownActionTakesNoTimeAndChangesNothing() {
        Outcome start = reset(100);
        String look = environment.look();
        Outcome outcome = environment.step("dance with the moon");
        assertThat(outcome.kind()).isEqualTo(ObservationKind.UNKNOWN_ACTION);
        assertThat(outcome.moves()).isEqualTo(start.moves());
        assertThat(outcome.reward()).isZero();
        assertThat(environment.look()).isEqualTo(look);
    }

    @Test
    void anyTextMayBeSent() {
        reset(100);
        List<String> odd = List.of(
                "",
                " ",
                "\n",
                "\t\u0000\u0007",
                "g\u00f6 \u5230 \ud83d\ude00",
                "\ud83d",
                "(((",
                "\\E[a-z",
                "9999999999999",
                "-1",
                "x".repeat(10_000),
                "go to ".repeat(1_700));
        for (String action : odd) {
            assertThatCode(() -> assertThat(environment.step(action).kind())
                            .as("'%s'", action.length() > 40 ? action.length() + " characters" : action)
                            .isNotEqualTo(ObservationKind.ERROR))
                    .doesNotThrowAnyException();
        }
        assertThat(environment.step(waiting()).kind()).isEqualTo(ObservationKind.RESULT);
    }

    @Test
    void severalMeaningsAreAskedForAndTheNumberDecides() {
        assumeThat(untilAmbiguous()).isNotEmpty();
        Outcome question = play(untilAmbiguous());
        assertThat(question.kind()).isEqualTo(ObservationKind.AMBIGUOUS);
        int moves = question.moves();
        Outcome answer = environment.step("0");
        assertThat(answer.kind()).isEqualTo(ObservationKind.RESULT);
        assertThat(answer.moves()).isGreaterThan(moves);
    }

    @Test
    void anythingButANumberDropsTheQuestionAndIsNotUnderstood() {
        assumeThat(untilAmbiguous()).isNotEmpty();
        play(untilAmbiguous());
        assertThat(environment.step(waiting()).kind()).isEqualTo(ObservationKind.UNKNOWN_ACTION);
        assertThat(environment.step("0").kind()).isEqualTo(ObservationKind.UNKNOWN_ACTION);
        assertThat(environment.step(waiting()).kind()).isEqualTo(ObservationKind.RESULT);
    }

    @Test
    void whileAQuestionIsOpenItsNumbersAreValid() {
        assumeThat(untilAmbiguous()).isNotEmpty();
        play(untilAmbiguous());
        assertThat(environment.validActions()).contains("0", "1").doesNotHaveDuplicates();
    }

    @Test
    void theGoldPathReplaysToTheFullScoreAndItsRewardsAddUp() {
        environment.reset(variation(task(), 0), new ResetOptions(ResetOptions.EASY, 1000, true));
        List<String> gold = environment.goldActions();
        assertThat(gold).isNotEmpty();
        int rewards = environment.step(Step.LOOK_AROUND).score();
        Outcome last = environment.step(gold.get(0));
        rewards += last.reward();
        for (String action : gold.subList(1, gold.size())) {
            last = environment.step(action);
            rewards += last.reward();
        }
        assertThat(last.score()).isEqualTo(100);
        assertThat(last.completed()).isTrue();
        assertThat(last.done()).isTrue();
        assertThat(rewards).isEqualTo(100);
    }

    @Test
    void theWorldIsTheSameWhetherGoldIsAskedForOrNot() {
        Trajectory gold = TrajectoryRecorder.record(environment, variation(task(), 0));
        List<String> actions = gold.steps().stream().skip(1).map(Step::action).toList();
        assertThat(TrajectoryRecorder.replay(environment, variation(task(), 0), actions))
                .isEqualTo(gold);
    }

    @Test
    void aReplayEndsWithTheFirstStepThatIsRefused() {
        Trajectory gold = TrajectoryRecorder.record(environment, variation(task(), 0));
        List<String> actions = gold.steps().stream().skip(1).map(Step::action).toList();
        assertThat(TrajectoryRecorder.replay(environment, variation(task(), 0), actions, (index, step) -> index < 1)
                        .steps())
                .isEqualTo(gold.steps().subList(0, 2));
    }

    @Test
    void goldActionsAreThereOnlyWhenAskedFor() {
        reset(100);
        assertThat(environment.goldActions()).isEmpty();
    }

    @Test
    void aFatalActionEndsTheEpisodeWithANegativeScore() {
        assumeThat(untilFatal()).isNotEmpty();
        Outcome outcome = play(untilFatal());
        assertThat(outcome.score()).isNegative();
        assertThat(outcome.done()).isTrue();
    }

    @Test
    void theEpisodeIsDonePastItsMoveLimitAndNotBefore() {
        reset(3);
        Outcome outcome = environment.step(waiting());
        while (outcome.moves() <= 3) {
            assertThat(outcome.done()).isFalse();
            outcome = environment.step(waiting());
        }
        assertThat(outcome.done()).isTrue();
        assertThat(outcome.completed()).isFalse();
    }

    @Test
    void validActionsAreStableEachOnceAndUnderstood() {
        reset(100);
        List<String> valid = environment.validActions();
        assertThat(valid).isNotEmpty().doesNotHaveDuplicates();
        reset(100);
        assertThat(environment.validActions()).isEqualTo(valid);
        for (int i = 0; i < valid.size(); i += Math.max(1, valid.size() / 12)) {
            reset(100);
            assertThat(environment.step(valid.get(i)).kind())
                    .as(valid.get(i))
                    .isNotIn(ObservationKind.UNKNOWN_ACTION, ObservationKind.ERROR);
        }
    }

    @Test
    void anUnknownSimplificationIsTheUsersToMend() {
        ResetOptions options = new ResetOptions("teleportation", 100, false);
        assertThatThrownBy(() -> environment.reset(variation(task(), 0), options))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("teleportation");
        assertThatThrownBy(() -> environment.look()).isInstanceOf(IllegalStateException.class);
        assertThat(reset(100).done()).isFalse();
    }

    @Test
    void nothingWorksBeforeTheFirstResetNorAfterClosing() {
        TextEnvironment fresh = world().open();
        nothingWorks(fresh);
        fresh.reset(variation(task(), 0), options(100));
        assertThat(fresh.look()).isNotBlank();
        fresh.close();
        fresh.close();
        nothingWorks(fresh);
    }

    private static void nothingWorks(TextEnvironment closed) {
        assertThatThrownBy(() -> closed.step("wait")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::look).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::inventory).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::taskDescription).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::validActions).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(closed::goldActions).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyTaskHasVariationsInAllFolds() {
        for (TaskId id : world().tasks().all()) {
            assertThat(Split.values())
                    .allSatisfy(split ->
                            assertThat(world().tasks().variations(id, split)).isNotEmpty());
        }
        assertThat(world().provenance()).isNotEmpty();
    }

    private Outcome reset(int limit) {
        return environment.reset(variation(task(), 0), options(limit));
    }

    private Outcome play(List<String> actions) {
        Outcome outcome = reset(100);
        for (String action : actions) {
            outcome = environment.step(action);
        }
        return outcome;
    }

    /** Everything an agent may see of a gold episode. */
    private List<String> trace(TextEnvironment played) {
        Outcome outcome = played.reset(variation(task(), 0), new ResetOptions(ResetOptions.EASY, 1000, true));
        List<String> trace = new ArrayList<>(played.goldActions());
        for (String action : played.goldActions()) {
            trace.add(outcome + played.look() + played.inventory() + played.validActions());
            outcome = played.step(action);
        }
        trace.add(outcome.toString());
        return trace;
    }

    private static ResetOptions options(int limit) {
        return ResetOptions.easy(limit);
    }

    private Variation variation(String name, int number) {
        return world().tasks().variation(world().tasks().select(name).get(0), number);
    }
}
