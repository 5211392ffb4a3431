package dev.cairn.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.domain.Domain;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.toy.ToyWorld;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the set-up are no scores, in a world that breaks down in the variations that are named. */
class BrokenEpisodesTest {
    private static final Domain SOUND = new ToyWorld();
    private static final List<Variation> EPISODES = SOUND.protocols()
            .named("first")
            .episodes(SOUND.tasks(), SOUND.tasks().select("t-1"), Split.TEST)
            .subList(0, 8);

    @TempDir
    private Path folder;

    @Test
    void whatHitsEveryEpisodeIsAnErrorAndTheSameCommandGoesOnWhenItIsMended() throws IOException {
        Path run = folder.resolve("run");
        assertThatThrownBy(() -> play(broken(0, 8), run, EPISODES))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("5 episodes in a row broke down")
                .hasMessageContaining(EPISODES.get(0).key() + " ended with 'environment failed' after 0 steps")
                .hasMessageContaining("no room for the house");
        assertThat(run.resolve("status")).hasContent("failed");
        play(SOUND, run, EPISODES);
        play(SOUND, folder.resolve("whole"), EPISODES);
        assertThat(Files.readString(run.resolve(EvaluateStage.FILE)))
                .isEqualTo(Files.readString(folder.resolve("whole").resolve(EvaluateStage.FILE)));
    }

    @Test
    void aRunOfOneEpisodeThatBreaksDownHasNoScore() {
        assertThatThrownBy(() -> play(broken(0, 1), folder.resolve("run"), EPISODES.subList(0, 1)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the only episode broke down");
    }

    @Test
    void aFewThatBreakDownAmongOthersCountInTheirOrder() {
        Path run = folder.resolve("run");
        play(broken(0, 4), run, EPISODES);
        List<Episode> episodes = Jsonl.read(run.resolve(EvaluateStage.FILE), Episode.class);
        assertThat(episodes).extracting(Episode::variation).containsExactlyElementsOf(EPISODES);
        assertThat(episodes.subList(0, 4)).extracting(Episode::end).containsOnly(EndReason.ENVIRONMENT_FAILED);
        assertThat(episodes.subList(4, 8)).extracting(Episode::end).doesNotContain(EndReason.ENVIRONMENT_FAILED);
    }

    @Test
    void fiveInARowLaterEndTheRunAndKeepWhatWasPlayed() {
        Path run = folder.resolve("run");
        assertThatThrownBy(() -> play(broken(2, 8), run, EPISODES)).hasMessageContaining("5 episodes in a row");
        assertThat(Jsonl.read(run.resolve(EvaluateStage.FILE), Episode.class)).hasSize(2);
    }

    @Test
    void wantOfMemoryEndsTheRunAtOnce() {
        Path run = folder.resolve("run");
        assertThatThrownBy(() -> play(
                        new Faulty(keys(0, 1), () -> {
                            throw new OutOfMemoryError("Java heap space");
                        }),
                        run,
                        EPISODES))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("out of memory (Java heap space)")
                .hasMessageContaining("CAIRN_JAVA_OPTS");
    }

    private static Domain broken(int from, int to) {
        return new Faulty(keys(from, to), () -> {
            throw new IllegalStateException("no room for the house");
        });
    }

    private static Set<String> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> EPISODES.get(i).key()).collect(Collectors.toSet());
    }

    private static void play(Domain world, Path run, List<Variation> episodes) {
        EvaluateStage stage = new EvaluateStage(
                world,
                new EvaluateStage.Config(
                        AgentKind.RANDOM, world.protocols().named("first"), episodes, 1, 7, AgentOptions.DEFAULT),
                AgentModels.in(Path.of("none")),
                new Concurrency(1, 3),
                EpisodeListener.SILENT,
                AgentLlm.NONE);
        new Stages(Clock.systemUTC(), Progress.SILENT).runAt(stage, run);
    }

    private record Faulty(Set<String> variations, Runnable fault) implements Domain {
        @Override
        public String name() {
            return SOUND.name();
        }

        @Override
        public TaskCatalog tasks() {
            return SOUND.tasks();
        }

        @Override
        public Map<String, String> provenance() {
            return SOUND.provenance();
        }

        @Override
        public TextEnvironment open() {
            return new FaultyEnvironment(SOUND.open(), variations, fault);
        }
    }

    private static final class FaultyEnvironment extends ForwardingEnvironment {
        private final Set<String> variations;
        private final Runnable fault;

        FaultyEnvironment(TextEnvironment sound, Set<String> variations, Runnable fault) {
            super(sound);
            this.variations = variations;
            this.fault = fault;
        }

        @Override
        public Outcome reset(Variation variation, ResetOptions options) {
            if (variations.contains(variation.key())) {
                fault.run();
            }
            return super.reset(variation, options);
        }
    }
}
