package dev.cairn.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.choice.EndObservation;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.agent.AdmissibleActions;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.toy.ToyWorld;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every policy keeps, whatever it does. */
abstract class PolicyContract {
    static final Domain WORLD = new ToyWorld();
    private static final List<Variation> EPISODES =
            Protocols.GENERIC.usual().episodes(WORLD.tasks(), WORLD.tasks().all(), Split.TEST);
    private static final Variation ONE = EPISODES.get(0);
    private static final Variation OTHER = EPISODES.get(EPISODES.size() - 1);

    /** A new policy, as it comes to a run. */
    protected abstract Policy policy();

    @Test
    void theSameEpisodeAgainIsTheSame_andWhatWasPlayedInBetweenLeavesNoTrace() {
        try (Policy policy = policy();
                TextEnvironment environment = WORLD.open()) {
            Episode first = play(policy, environment, ONE, false);
            assertThat(play(policy, environment, OTHER, false)).isNotEqualTo(first);
            assertThat(play(policy, environment, ONE, false)).isEqualTo(first);
        }
    }

    @Test
    void twoEpisodesAtOnceDoNotDisturbEachOther() {
        try (Policy policy = policy();
                TextEnvironment environment = WORLD.open();
                TextEnvironment another = WORLD.open()) {
            Episode alone = play(policy, environment, ONE, false);
            another.reset(OTHER, ResetOptions.easy(100));
            Actor beginner = policy.begin(OTHER, another);
            beginner.decide(1);
            assertThat(play(policy, environment, ONE, false)).isEqualTo(alone);
        }
    }

    @Test
    void theRuleByWhichAnEpisodeIsGivenUpChangesNoNumberOfTrials() {
        try (Policy policy = policy();
                TextEnvironment environment = WORLD.open()) {
            Episode usual = play(policy, environment, ONE, false);
            Episode strict = play(policy, environment, ONE, true);
            assertThat(strict.trials()).hasSameSizeAs(usual.trials());
        }
    }

    @Test
    void whoTriesAgainIsTheSameKindOfPolicy() {
        try (Policy policy = policy();
                TextEnvironment environment = WORLD.open()) {
            Episode trial = play(policy, environment, ONE, false);
            Optional<Policy> next = policy.nextTrial(trial);
            next.ifPresent(again -> {
                assertThat(again.name()).isEqualTo(policy.name());
                assertThat(again.earlyStop()).isEqualTo(policy.earlyStop());
                assertThat(again.needsGold()).isEqualTo(policy.needsGold());
            });
        }
    }

    @Test
    void theStepsNameTheSubGoalsOfTheEpisode() {
        try (Policy policy = policy();
                TextEnvironment environment = WORLD.open()) {
            Episode episode = play(policy, environment, ONE, false);
            assertThat(episode.agent()).isEqualTo(policy.name());
            assertThat(episode.steps()).extracting(EpisodeStep::step).startsWith(1);
            assertThat(episode.steps().stream()
                            .flatMap(step -> step.subGoal().stream())
                            .distinct())
                    .isSubsetOf(episode.subGoals());
        }
    }

    private static Episode play(Policy policy, TextEnvironment environment, Variation variation, boolean strict) {
        RunRules rules = new RunRules(
                Protocols.GENERIC.usual(),
                strict,
                ActionMatcher.byWords(AdmissibleActions.ALL),
                PromptTexts.PLAIN,
                EndObservation.AS_TRAINED);
        return new EpisodeRunner(environment, rules, EpisodeListener.SILENT, new PartTimes())
                .run(policy, variation)
                .untimed();
    }
}
