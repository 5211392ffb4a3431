package dev.cairn.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.Choice;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Trial;
import dev.cairn.core.Usage;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.RetriableLlmException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static final Usage CALL = new Usage(Usage.Seconds.NONE, 1, 100, 10, 0.5);

    @Test
    void thoughtsTouchNothingAndWordsThatTheWorldDoesNotKnowGetItsOwnAnswer() {
        Episode episode = run(new Steps(
                List.of(
                        new Decision.Think("think: east", "OK.", CALL),
                        new Decision.Say("fly", Choice.PLANNED, CALL),
                        new Decision.Say("go to east", Choice.RULE, Usage.NONE)),
                trial -> Optional.empty()));
        assertThat(episode.steps())
                .extracting(EpisodeStep::action, EpisodeStep::choice, EpisodeStep::observation, EpisodeStep::score)
                .containsExactly(
                        tuple("think: east", Choice.THOUGHT, "OK.", 0),
                        tuple("fly", Choice.PLANNED, "No known action matches that input.", 0),
                        tuple("go to east", Choice.RULE, "You are at door 1.", 20));
        assertThat(episode.actions()).isEqualTo(2);
        assertThat(episode.moves()).isEqualTo(1);
        assertThat(episode.trials()).isEmpty();
        assertThat(episode.usage()).isEqualTo(CALL.plus(CALL));
    }

    @Test
    void theBestOfSeveralTrialsCountsAndAllOfThemCost() {
        Episode episode = run(east(1, east(3, east(2, null))));
        assertThat(episode.score()).isEqualTo(60);
        assertThat(episode.trials()).extracting(Trial::score).containsExactly(20, 60, 40);
        assertThat(episode.actions()).isEqualTo(6);
        assertThat(episode.usage().llmCalls()).isEqualTo(6);
        assertThat(episode.end()).isEqualTo(EndReason.POLICY_STOPPED);
        assertThat(read(Json.write(episode))).isEqualTo(episode);
    }

    @Test
    void theFirstOfEqualTrialsCounts() {
        Episode episode = run(east(2, east(2, null)));
        assertThat(episode.steps()).hasSize(2);
        assertThat(episode.score()).isEqualTo(40);
    }

    @Test
    void aLanguageModelThatFailsInAnyTrialMarksTheEpisode() {
        Policy failing = new Script(EarlyStop.NEVER, step -> {
            throw new RetriableLlmException("no answer");
        });
        Episode episode = run(east(2, failing));
        assertThat(episode.end()).isEqualTo(EndReason.LLM_FAILED);
        assertThat(episode.score()).isEqualTo(40);

        Policy unable = new Steps(eastward(1), trial -> {
            throw new PermanentLlmException("no lesson");
        });
        assertThat(run(unable).end()).isEqualTo(EndReason.LLM_FAILED);
        assertThat(run(unable).score()).isEqualTo(20);
    }

    private static Steps east(int steps, @Nullable Policy next) {
        return new Steps(eastward(steps), trial -> Optional.ofNullable(next));
    }

    private static List<Decision> eastward(int steps) {
        return Collections.nCopies(steps, new Decision.Act(List.of("go to east"), Choice.FIRST, CALL));
    }

    private static Episode run(Policy policy) {
        try (Corridor world = new Corridor()) {
            return new EpisodeRunner(world, Protocols.GENERIC.named("mini"), EpisodeListener.SILENT)
                    .run(policy, Corridor.VARIATION);
        }
    }

    private static Episode read(String json) {
        try {
            return Json.mapper().readValue(json, Episode.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Decides as listed, then stops. */
    private record Steps(List<Decision> decisions, Function<Episode, Optional<Policy>> next) implements Policy {
        @Override
        public String name() {
            return "steps";
        }

        @Override
        public EarlyStop earlyStop() {
            return EarlyStop.NEVER;
        }

        @Override
        public Optional<Policy> nextTrial(Episode trial) {
            return next.apply(trial);
        }

        @Override
        public Actor begin(Variation variation, EnvironmentView world) {
            return new Script(
                            EarlyStop.NEVER,
                            step -> step <= decisions.size() ? decisions.get(step - 1) : new Decision.Stop())
                    .begin(variation, world);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
