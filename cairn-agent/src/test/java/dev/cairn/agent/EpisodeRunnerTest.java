package dev.cairn.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.agent.policy.GoldPolicy;
import dev.cairn.core.Choice;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.UserException;
import dev.cairn.domain.protocol.Limits;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.domain.protocol.VariationChoice;
import dev.cairn.scienceworld.agent.ScienceWorldChoices;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpisodeRunnerTest {
    private static final Protocol SEED = Protocols.GENERIC.named("first");
    private static final Protocol MINI = Protocols.GENERIC.named("mini");

    @Test
    void goldReplayCompletesWithoutLookingAroundOrClosingDoors() {
        Episode episode = run(MINI, new GoldPolicy(new ScienceWorldChoices()));
        assertThat(episode.end()).isEqualTo(EndReason.COMPLETED);
        assertThat(episode.score()).isEqualTo(100);
        assertThat(episode.success()).isTrue();
        assertThat(episode.steps())
                .extracting(EpisodeStep::action)
                .containsOnly("go to east")
                .hasSize(5);
    }

    @Test
    void aFatalActionEndsTheEpisodeAndCountsZero() {
        Episode episode = run(SEED, EarlyStop.NEVER, step -> step == 1 ? act("go to east") : act("jump into pit"));
        assertThat(episode.end()).isEqualTo(EndReason.FAILED);
        assertThat(episode.score()).isZero();
        assertThat(episode.lastScore()).isEqualTo(-100);
        assertThat(episode.bestScore()).isEqualTo(20);
    }

    @Test
    void byThatRuleTheLastScoreThatIsNotNegativeCounts() {
        Protocol published = new Protocol(
                "published",
                "all",
                new VariationChoice.Ascending(),
                10,
                "",
                Limits.of(300, 600),
                0,
                0,
                Protocol.ScoreRule.LAST_NON_NEGATIVE);
        Episode episode = run(published, EarlyStop.NEVER, step -> step == 1 ? act("go to east") : act("jump into pit"));
        assertThat(episode.score()).isEqualTo(20);
    }

    @Test
    void theWorldsMoveLimitEndsTheEpisode() {
        Episode episode = run(MINI, EarlyStop.REPETITION, step -> act("wait1"));
        assertThat(episode.end()).isEqualTo(EndReason.MOVE_LIMIT);
        assertThat(episode.moves()).isEqualTo(101);
    }

    @Test
    void actionsAreCountedWhateverTimeTheyTake() {
        Protocol five = new Protocol(
                "five",
                "all",
                new VariationChoice.Ascending(),
                1,
                "",
                new Limits(100, 200, Optional.of(5), Map.of()),
                0,
                0,
                Protocol.ScoreRule.BEST);
        Episode episode = run(
                five,
                EarlyStop.NEVER,
                step -> step % 2 == 0 ? new Decision.EndSubGoal() : step == 1 ? act("go to east") : act("look around"));
        assertThat(episode.end()).isEqualTo(EndReason.ACTION_LIMIT);
        assertThat(episode.steps()).hasSize(9);
        assertThat(episode.score()).isEqualTo(20);
    }

    @Test
    void stepsWithoutAMoveCountAgainstTheStepLimit() {
        Episode episode = run(MINI, EarlyStop.NEVER, step -> new Decision.EndSubGoal());
        assertThat(episode.end()).isEqualTo(EndReason.STEP_LIMIT);
        assertThat(episode.steps()).hasSize(200);
        assertThat(episode.moves()).isZero();
    }

    @Test
    void withoutSubGoalsAlternatingBetweenTwoActionsIsGivenUp() {
        Episode episode = run(SEED, EarlyStop.REPETITION, step -> act(step % 2 == 0 ? "go to east" : "go to west"));
        assertThat(episode.end()).isEqualTo(EndReason.REPETITION);
        assertThat(episode.steps()).hasSize(10);
    }

    @Test
    void lookingAroundForEverIsNoticedByTheStrictRuleOnly() {
        Episode published = run(SEED, EarlyStop.REPETITION, step -> act("look around"));
        assertThat(published.end()).isEqualTo(EndReason.STEP_LIMIT);
        Episode strict = run(SEED, EarlyStop.STRICT, step -> act("look around"));
        assertThat(strict.end()).isEqualTo(EndReason.REPETITION);
        assertThat(strict.steps()).hasSize(9);
    }

    @Test
    void withSubGoalsFiftyStepsWithoutAChangeOfScoreAreGivenUp() {
        Episode episode = run(SEED, EarlyStop.NO_PROGRESS, step -> act("wait1"));
        assertThat(episode.end()).isEqualTo(EndReason.NO_PROGRESS);
        assertThat(episode.steps()).hasSize(50);
    }

    @Test
    void aScriptAtItsEndStops() {
        Episode episode = run(SEED, EarlyStop.NEVER, step -> step == 1 ? act("wait1") : new Decision.Stop());
        assertThat(episode.end()).isEqualTo(EndReason.POLICY_STOPPED);
        assertThat(episode.steps()).hasSize(1);
    }

    @Test
    void anActionTheWorldDoesNotKnowIsReplacedByTheNearestValidOne() {
        Episode episode = run(
                SEED, EarlyStop.NEVER, step -> step == 1 ? act("go to the east", "go to nowhere") : act("go to east"));
        assertThat(episode.end()).isEqualTo(EndReason.COMPLETED);
        assertThat(episode.steps().get(0).choice()).isEqualTo(Choice.OVERLAP);
        assertThat(episode.steps().get(0).action()).isEqualTo("go to east");
        assertThat(episode.steps().get(0).predictions()).containsExactly("go to the east", "go to nowhere");
    }

    @Test
    void aPolicyThatBreaksDownEndsItsEpisodeWithWhatWasReached() {
        Episode episode = run(SEED, EarlyStop.NEVER, step -> {
            if (step == 3) {
                throw new IllegalStateException("weights are not finite");
            }
            return act("go to east");
        });
        assertThat(episode.end()).isEqualTo(EndReason.POLICY_FAILED);
        assertThat(episode.score()).isEqualTo(40);
        assertThat(episode.steps()).hasSize(2);
    }

    @Test
    void whatTheUserMustMendEndsTheRun() {
        assertThatThrownBy(() -> run(SEED, EarlyStop.NEVER, step -> {
                    throw new UserException("the budget is spent");
                }))
                .isInstanceOf(UserException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u0000\u0007\u001b[2J\n\t", "</s><pad><extra_id_0>", "END", "(((", "\ud83d\ude00"})
    void nonsenseIsAnActionLikeAnyOther(String nonsense) {
        Episode episode = run(SEED, EarlyStop.NO_PROGRESS, step -> act(nonsense, nonsense));
        assertThat(episode.steps()).isNotEmpty();
        assertThat(episode.end()).isIn(EndReason.NO_PROGRESS, EndReason.FAILED, EndReason.COMPLETED);
    }

    @Test
    void tenThousandLettersAreAnActionLikeAnyOther() {
        nonsenseIsAnActionLikeAnyOther("x".repeat(10_000));
    }

    private static Decision act(String... predictions) {
        return new Decision.Act(List.of(predictions));
    }

    private static Episode run(Protocol protocol, EarlyStop earlyStop, IntFunction<Decision> decisions) {
        return run(protocol, new Script(earlyStop, decisions));
    }

    private static Episode run(Protocol protocol, Policy policy) {
        try (Corridor world = new Corridor()) {
            return new EpisodeRunner(world, protocol, EpisodeListener.SILENT).run(policy, Corridor.VARIATION);
        }
    }
}
