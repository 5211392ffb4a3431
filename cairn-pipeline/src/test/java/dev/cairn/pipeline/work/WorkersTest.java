package dev.cairn.pipeline.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.agent.policy.AgentModels;
import dev.cairn.core.Episode;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.toy.ToyWorld;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import dev.cairn.pipeline.gold.GoldStage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does the work of a stage, its files are the same. */
class WorkersTest {
    private static final Domain WORLD = new ToyWorld();
    private static final Workers HERE = Workers.here(WORLD, 2);
    private static final Workers ELSEWHERE = new ThroughJson(WORLD);

    @TempDir
    private Path folder;

    @Test
    void goldIsTheSame() {
        List<Variation> variations = WORLD.tasks().all().stream()
                .flatMap(task -> WORLD.tasks().spread(task, Split.TRAIN, 7).stream())
                .toList();
        Path here = run("here", new GoldStage(WORLD, variations, List.of("no-op"), 0, HERE));
        Path elsewhere = run("elsewhere", new GoldStage(WORLD, variations, List.of("no-op"), 0, ELSEWHERE));
        for (String file : List.of("trajectories.jsonl", "edited.jsonl", "lost.jsonl", "report.json")) {
            assertThat(elsewhere.resolve(file)).hasSameBinaryContentAs(here.resolve(file));
        }
        assertThat(here.resolve("edited.jsonl")).isNotEmptyFile();
    }

    @Test
    void episodesAreTheSame() {
        assertThat(episodes("elsewhere", AgentKind.RANDOM, ELSEWHERE))
                .hasSizeGreaterThan(5)
                .isEqualTo(episodes("here", AgentKind.RANDOM, HERE));
    }

    /** An executor plays so many at once, and gets as many. */
    @Test
    void aNumberOfEpisodesAtOnceGoesAlong() {
        List<ItemWork<?, ?>> seen = new ArrayList<>();
        Workers watched = new Watched(new ThroughJson(WORLD), seen);
        EvaluateStage.Config config = config(AgentKind.RANDOM);
        run("many", EvaluateStage.by(watched, WORLD, config, AgentModels.in(folder), Optional.of(70)));
        assertThat(seen).singleElement().satisfies(work -> {
            assertThat(work.together()).isEqualTo(70);
            assertThat(work.toString()).contains("episodesAtOnce=Optional[70]");
        });
    }

    @Test
    void anAgentThatAsksALanguageModelStaysInOneProcess() {
        assertThatThrownBy(() -> episodes("elsewhere", AgentKind.REACT, ELSEWHERE))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("react")
                .hasMessageContaining("leave out --master");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    private List<Episode> episodes(String name, AgentKind agent, Workers workers) {
        Path run = run(name, EvaluateStage.by(workers, WORLD, config(agent), AgentModels.in(folder)));
        return Jsonl.read(run.resolve(EvaluateStage.FILE), Episode.class).stream()
                .map(Episode::untimed)
                .toList();
    }

    private static EvaluateStage.Config config(AgentKind agent) {
        Protocol protocol = WORLD.protocols().usual().withVariationsPerTask(3);
        return new EvaluateStage.Config(
                agent,
                protocol,
                protocol.episodes(WORLD.tasks(), WORLD.tasks().all(), Split.TEST),
                1,
                5,
                AgentOptions.DEFAULT);
    }

    private Path run(String name, Stage<?> stage) {
        return new Stages(Clock.systemUTC(), Progress.SILENT)
                .runAt(stage, folder.resolve(name))
                .directory();
    }

    /** Keeps what work was asked for. */
    private record Watched(Workers workers, List<ItemWork<?, ?>> seen) implements Workers {
        @Override
        public int threads() {
            return workers.threads();
        }

        @Override
        public boolean areElsewhere() {
            return workers.areElsewhere();
        }

        @Override
        public <I, R> void run(
                RunDirectory run,
                Progress progress,
                ItemWork<I, R> work,
                List<I> items,
                int done,
                UnaryOperator<Function<I, R>> memory,
                BiConsumer<I, R> result) {
            seen.add(work);
            workers.run(run, progress, work, items, done, memory, result);
        }
    }
}
