package dev.cairn.pipeline.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.agent.policy.AgentModels;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Episode;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.dataset.DatasetLayout;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.Selection;
import dev.cairn.distill.dataset.TokenCounter;
import dev.cairn.domain.Domain;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.toy.ToyWorld;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.annotate.AnnotateStage;
import dev.cairn.pipeline.annotate.AnnotatorSource;
import dev.cairn.pipeline.dataset.DatasetStage;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import dev.cairn.pipeline.gold.GoldStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does the work of a stage, its files are the same. */
class WorkersTest {
    private static final Domain WORLD = new ToyWorld();
    private static final Annotator RULES = new RuleAnnotator(WORLD.annotationRules());
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

    @Test
    void subGoalsAndRowsAreTheSame() throws IOException {
        Path gold = gold();
        Path here = run("cut-here", cutting(gold, RULES, HERE)).resolve(AnnotateStage.FILE);
        Path elsewhere = run("cut-elsewhere", cutting(gold, RULES, ELSEWHERE)).resolve(AnnotateStage.FILE);
        assertThat(elsewhere).hasSameBinaryContentAs(here).isNotEmptyFile();

        Path rowsHere = run("rows-here", rows(here, Optional.empty(), HERE));
        Path rowsElsewhere = run("rows-elsewhere", rows(here, Optional.empty(), ELSEWHERE));
        try (Stream<Path> files = Files.walk(rowsHere)) {
            List<Path> made = files.filter(file -> file.toString().matches(".*(train|val|test|dataset|README)\\.\\w+"))
                    .toList();
            assertThat(made).hasSize(4 * 3 + 2);
            for (Path file : made) {
                assertThat(rowsElsewhere.resolve(rowsHere.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void cuttingGoesOnElsewhereBehindWhatIsDone() throws IOException {
        Path gold = gold();
        Path whole = run("whole", cutting(gold, RULES, HERE)).resolve(AnnotateStage.FILE);
        Path half = run("half", cutting(gold, RULES, HERE));
        List<String> lines = Files.readAllLines(whole);
        Files.write(half.resolve(AnnotateStage.FILE), lines.subList(0, 7));
        Files.delete(half.resolve("status"));
        run("half", cutting(gold, RULES, ELSEWHERE));
        assertThat(half.resolve(AnnotateStage.FILE)).hasSameBinaryContentAs(whole);
    }

    @Test
    void whatOneProcessHasToDo_isRefused() throws IOException {
        Path gold = gold();
        Annotator other = new Annotator() {
            @Override
            public String name() {
                return "llm";
            }

            @Override
            public AnnotatedTrajectory annotate(Trajectory trajectory) {
                throw new AssertionError("nobody asked");
            }
        };
        assertThatThrownBy(() -> run("llm", cutting(gold, other, ELSEWHERE)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the annotator llm works in one process");
        Path cut = run("cut", cutting(gold, RULES, HERE)).resolve(AnnotateStage.FILE);
        TokenCounter words = new TokenCounter("words", text -> text.split(" ").length, 512);
        assertThatThrownBy(() -> run("counted", rows(cut, Optional.of(words), ELSEWHERE)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("leave out --master, or the tokenizer");
        assertThat(folder.resolve("counted")).doesNotExist();
    }

    private Path gold() {
        List<Variation> variations = Stream.of(Split.values())
                .flatMap(split ->
                        WORLD.tasks().all().stream().flatMap(task -> WORLD.tasks().spread(task, split, 4).stream()))
                .toList();
        return run("gold", new GoldStage(WORLD, variations, List.of(), 0, HERE)).resolve(GoldStage.FILE);
    }

    private static AnnotateStage cutting(Path gold, Annotator annotator, Workers workers) {
        return new AnnotateStage(WORLD, gold, AnnotatorSource.of(annotator), workers);
    }

    private static DatasetStage rows(Path annotated, Optional<TokenCounter> counter, Workers workers) {
        DatasetPlan plan = new DatasetPlan(
                RowOptions.DEFAULT, List.of(Role.values()), Selection.ALL, DatasetLayout.CAIRN, 0, false);
        return new DatasetStage(WORLD, annotated, plan, counter, workers);
    }

    /** An executor plays so many at once, and gets as many. */
    @Test
    void aNumberOfEpisodesAtOnceGoesAlong() {
        ThroughJson workers = new ThroughJson(WORLD);
        EvaluateStage.Config config = config(AgentKind.RANDOM);
        run("many", EvaluateStage.by(workers, WORLD, config, AgentModels.in(folder), Optional.of(70)));
        assertThat(workers.given()).singleElement().satisfies(work -> {
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
}
