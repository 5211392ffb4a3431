package dev.cairn.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ServedModel.Servers;
import dev.cairn.agent.timing.Part;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.domain.Domain;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.agent.AdmissibleActions;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The shipped models on the real simulator, one episode at a time and many at once. */
class EvaluationTest {
    private static final Domain WORLD =
            new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {}));
    private static final List<Variation> VARIATIONS =
            protocol().episodes(WORLD.tasks(), WORLD.tasks().select("4-2,7-1,6-2"), Split.TEST);

    @Test
    void episodesComeOutTheSameOneAtATimeAndManyAtOnceOnAnyNumberOfThreads() {
        List<String> alone = play(AgentKind.TWO_LEVEL, Concurrency.ONE, WORLD);
        assertThat(alone).hasSize(VARIATIONS.size());
        assertThat(play(AgentKind.TWO_LEVEL, new Concurrency(2, 12), WORLD)).isEqualTo(alone);
        assertThat(play(AgentKind.TWO_LEVEL, new Concurrency(3, 4), WORLD)).isEqualTo(alone);
    }

    @Test
    void drawsDoNotDependOnTheOrderOfThreads() {
        List<String> alone = play(AgentKind.RANDOM, Concurrency.ONE, WORLD);
        assertThat(play(AgentKind.RANDOM, new Concurrency(1, 6), WORLD)).isEqualTo(alone);
    }

    @Test
    void aSimulatorThatThrowsInOneEpisodeEndsThatEpisodeAndNoOther() {
        List<String> sound = play(AgentKind.RANDOM, new Concurrency(1, 3), WORLD);
        List<String> harmed = play(AgentKind.RANDOM, new Concurrency(1, 3), new Faulty(WORLD, VARIATIONS.get(1), 2));

        assertThat(episode(harmed.get(1)).end()).isEqualTo(EndReason.ENVIRONMENT_FAILED);
        assertThat(episode(harmed.get(1)).steps()).hasSize(1);
        assertThat(without(harmed, 1)).isEqualTo(without(sound, 1));
    }

    @Test
    void anEpisodeThatCannotEvenBeLoadedCountsZero() {
        List<String> harmed = play(AgentKind.RANDOM, new Concurrency(1, 3), new Faulty(WORLD, VARIATIONS.get(0), 0));

        assertThat(episode(harmed.get(0)).end()).isEqualTo(EndReason.ENVIRONMENT_FAILED);
        assertThat(episode(harmed.get(0)).score()).isZero();
        assertThat(harmed).hasSize(VARIATIONS.size());
    }

    @Test
    void theTimeOfEveryPartIsMeasured() {
        try (Evaluation evaluation = evaluation(AgentKind.TWO_LEVEL, new Concurrency(1, 2), WORLD)) {
            evaluation.run(VARIATIONS.subList(0, 2), UnaryOperator.identity(), (variation, episode) -> {});
            assertThat(evaluation.times().seconds(Part.SIMULATOR)).isPositive();
            assertThat(evaluation.times().seconds(Part.CONTROLLER)).isPositive();
            assertThat(evaluation.times().seconds(Part.EXECUTOR)).isPositive();
        }
    }

    private static List<String> play(AgentKind agent, Concurrency concurrency, Domain in) {
        List<String> episodes = new ArrayList<>();
        try (Evaluation evaluation = evaluation(agent, concurrency, in)) {
            evaluation.run(
                    VARIATIONS,
                    UnaryOperator.identity(),
                    (variation, episode) -> episodes.add(Json.write(episode.untimed())));
        }
        return episodes;
    }

    private static Evaluation evaluation(AgentKind agent, Concurrency concurrency, Domain in) {
        return new Evaluation(
                in,
                setup -> agent.load(setup, 1, AgentOptions.DEFAULT, () -> {
                    throw new IllegalStateException("asks no language model");
                }),
                AgentModels.in(Path.of("..", "models")),
                Servers.NONE,
                5,
                protocol(),
                concurrency,
                EpisodeListener.SILENT,
                AgentOptions.DEFAULT);
    }

    private static Protocol protocol() {
        return WORLD.protocols().named("seed").withVariationsPerTask(2);
    }

    private static Episode episode(String json) {
        try {
            return Json.mapper().readValue(json, Episode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static List<String> without(List<String> episodes, int index) {
        List<String> others = new ArrayList<>(episodes);
        others.remove(index);
        return others;
    }

    /** A world that throws at one move of one variation; at move 0 it cannot be loaded. */
    private record Faulty(Domain world, Variation variation, int move) implements Domain {
        @Override
        public String name() {
            return world.name();
        }

        @Override
        public TaskCatalog tasks() {
            return world.tasks();
        }

        @Override
        public Map<String, String> provenance() {
            return world.provenance();
        }

        @Override
        public AdmissibleActions admissibleActions() {
            return world.admissibleActions();
        }

        @Override
        public TextEnvironment open() {
            return new FaultyEnvironment(world.open(), variation, move);
        }
    }

    private static final class FaultyEnvironment extends ForwardingEnvironment {
        private final Variation faulty;
        private final int faultyMove;
        private int left = Integer.MAX_VALUE;

        FaultyEnvironment(TextEnvironment sound, Variation faulty, int faultyMove) {
            super(sound);
            this.faulty = faulty;
            this.faultyMove = faultyMove;
        }

        @Override
        public Outcome reset(Variation variation, ResetOptions options) {
            left = variation.equals(faulty) ? faultyMove : Integer.MAX_VALUE;
            throwIfDue();
            return super.reset(variation, options);
        }

        @Override
        public Outcome step(String action) {
            left--;
            throwIfDue();
            return super.step(action);
        }

        private void throwIfDue() {
            if (left == 0) {
                throw new IllegalStateException("injected");
            }
        }
    }
}
