package dev.cairn.pipeline.improve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.recipe.PipelineStage;
import dev.cairn.pipeline.recipe.Recipe;
import dev.cairn.pipeline.work.ThroughJson;
import dev.cairn.pipeline.work.Workers;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Improvement of an agent that has learnt too little, in one task of the toy world. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImproveStageTest {
    private static final Domain TOY = Domains.installed().open("toy", DomainOptions.NONE);

    private final Stages stages = new Stages(Clock.systemUTC(), Progress.SILENT);

    @TempDir
    private static Path folder;

    private ImprovePlan improve = ImprovePlan.DEFAULTS;
    private double before;

    @BeforeAll
    void trainTooLittle() {
        Recipe toy = Recipe.read(Path.of("..", "configs", "toy.yaml"));
        improve = new ImprovePlan(
                1, 24, 12, 0.3, 0, 0.5, 10, toy.train().roles().withSteps(60), Optional.empty(), Optional.empty());
        Recipe recipe = new Recipe(
                toy.domain(),
                "choose-thing",
                toy.seed(),
                toy.gold(),
                toy.dataset(),
                toy.model(),
                new Recipe.Training(
                        0,
                        toy.train().base().withSteps(70),
                        toy.train().roles().withSteps(5),
                        Optional.empty(),
                        Optional.empty(),
                        0),
                Recipe.DEFAULTS.improve(),
                new Recipe.Evaluation(Optional.empty(), 10, 3, List.of("two-level")));
        List<ScoreSummary> scores = stages.runAt(new PipelineStage(recipe, TOY, 2), folder.resolve("pipeline"))
                .result()
                .scores();
        before = scores.get(0).score().mean();
    }

    private ImproveStage stage(AgentKind agent) {
        ImproveStage.Config config =
                new ImproveStage.Config(agent, TOY.protocols().usual(), "choose-thing", improve, 3, 1);
        return new ImproveStage(
                TOY,
                config,
                folder.resolve("pipeline").resolve("models"),
                folder.resolve("pipeline").resolve("annotated").resolve("annotated.jsonl"),
                2);
    }

    @Test
    void aSearchSolvesWhatTheAgentDoesNotAndARoundIsKeptOnlyIfItScoresMore() throws IOException {
        assertThat(before).isLessThan(100);

        Stages.Done<ImproveResult> done = stages.runAt(stage(AgentKind.TWO_LEVEL), folder.resolve("improve"));

        ImproveResult.Round round = done.result().rounds().get(0);
        assertThat(round.search().solvedAlone()).isLessThan(round.search().variations());
        assertThat(round.search().solvedBySearch()).isPositive();
        assertThat(round.found()).isEqualTo(round.search().solvedBySearch());
        assertThat(round.kept())
                .isEqualTo(round.dev().mean() > done.result().before().mean());
        Path found = done.directory().resolve("round-1").resolve("search").resolve(SearchStage.FOUND);
        assertThat(Jsonl.read(found, AnnotatedTrajectory.class)).allSatisfy(trajectory -> {
            assertThat(trajectory.trajectory().variation().split()).isEqualTo(Split.TRAIN);
            assertThat(trajectory.trajectory().finalScore()).isEqualTo(1);
            assertThat(trajectory.learnFrom())
                    .isLessThan(trajectory.trajectory().steps().size());
        });
        String kept = round.kept() ? "improve/round-1/models" : "pipeline/models";
        assertThat(done.directory().resolve("models/executor/model.safetensors"))
                .hasSameBinaryContentAs(folder.resolve(kept).resolve("executor/model.safetensors"));

        long trained = Files.getLastModifiedTime(done.directory().resolve("round-1/train-executor/result.json"))
                .toMillis();
        assertThat(stages.runAt(stage(AgentKind.TWO_LEVEL), folder.resolve("improve"))
                        .result())
                .isEqualTo(done.result());
        assertThat(Files.getLastModifiedTime(done.directory().resolve("round-1/train-executor/result.json")))
                .satisfies(time -> assertThat(time.toMillis()).isEqualTo(trained));
    }

    @Test
    void swiftLearnsFromItsOwnEpisodesToo() {
        Stages.Done<ImproveResult> done = stages.runAt(stage(AgentKind.SWIFT), folder.resolve("improve-swift"));

        assertThat(done.result().rounds()).hasSize(1);
        assertThat(done.directory().resolve("models/swift/model.safetensors")).exists();
        assertThat(done.directory().resolve("models/executor")).doesNotExist();
    }

    @Test
    void withoutTrajectoriesToValidateOnNothingIsPlayed() throws IOException {
        Path train = Files.write(
                folder.resolve("train.jsonl"),
                Files.readAllLines(folder.resolve("pipeline/annotated/annotated.jsonl")).stream()
                        .filter(line -> line.contains("\"split\":\"train\""))
                        .toList());
        ImproveStage.Config config =
                new ImproveStage.Config(AgentKind.SWIFT, TOY.protocols().usual(), "choose-thing", improve, 3, 1);
        Path run = folder.resolve("improve-without");
        assertThatThrownBy(() ->
                        stages.runAt(new ImproveStage(TOY, config, folder.resolve("pipeline/models"), train, 2), run))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("train.jsonl holds no trajectory of a dev variation");
        assertThat(run.resolve("dev-0")).doesNotExist();
    }

    @Test
    void anAgentWithoutModelsCannotLearn() {
        assertThatThrownBy(() -> stages.runAt(stage(AgentKind.RANDOM), folder.resolve("improve-random")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("the agent random has no models of its own that could learn");
    }

    @Test
    void aSearchElsewhereFindsTheSame() {
        Path here = search(TOY, Workers.here(TOY, 2), "here");
        Path elsewhere = search(TOY, new ThroughJson(TOY), "elsewhere");

        assertThat(here.resolve("found.jsonl")).isNotEmptyFile();
        assertThat(elsewhere.resolve("searches.jsonl")).hasSameBinaryContentAs(here.resolve("searches.jsonl"));
        assertThat(elsewhere.resolve("found.jsonl")).hasSameBinaryContentAs(here.resolve("found.jsonl"));
    }

    @Test
    void aWorldThatBreaksDownIsNoScoreAndTheSameCommandGoesOnWhenItIsMended() {
        Domain broken = breaking((variation, resets) -> true);
        assertThatThrownBy(() -> search(broken, Workers.here(broken, 2), "mended"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("5 episodes in a row broke down")
                .hasMessageContaining("ended with 'environment failed' after 0 steps")
                .hasMessageContaining("no room for the house");
        assertThat(folder.resolve("mended/searches.jsonl")).isEmptyFile();
        Path mended = search(TOY, Workers.here(TOY, 2), "mended");
        Path whole = search(TOY, Workers.here(TOY, 2), "whole");
        assertThat(mended.resolve("searches.jsonl")).hasSameBinaryContentAs(whole.resolve("searches.jsonl"));
    }

    @Test
    void aWorldThatBreaksDownInAReplayCostsOnlyWhatWasFound() {
        List<Searched> sound =
                Jsonl.read(search(TOY, Workers.here(TOY, 2), "sound").resolve("searches.jsonl"), Searched.class);
        Searched solved = sound.stream()
                .filter(one -> one.found().isPresent())
                .findFirst()
                .orElseThrow();
        Domain world = breaking(
                (variation, resets) -> variation.equals(solved.variation()) && resets == solved.attempts() + 1);
        List<Searched> searches =
                Jsonl.read(search(world, Workers.here(world, 2), "replay").resolve("searches.jsonl"), Searched.class);
        assertThat(searches).hasSameSizeAs(sound);
        assertThat(searches.get(sound.indexOf(solved))).satisfies(searched -> {
            assertThat(searched.broken().orElseThrow()).contains("replay", "no room for the house");
            assertThat(searched.found()).isEmpty();
            assertThat(searched.ownScore()).isEqualTo(solved.ownScore());
            assertThat(searched.bestScore()).isEqualTo(solved.bestScore());
        });
    }

    private Path search(Domain world, Workers workers, String name) {
        List<Variation> variations =
                TOY.tasks().spread(TOY.tasks().select("choose-thing").get(0), Split.TRAIN, 20);
        SearchStage.Config config =
                new SearchStage.Config(AgentKind.TWO_LEVEL, TOY.protocols().usual(), variations, 12, 3, 0.5, 4);
        Path models = folder.resolve("pipeline").resolve("models");
        NewNames names = NewNames.of(
                folder.resolve("pipeline/annotated/annotated.jsonl"), List.of(), TOY.functionWords(), 0.5, 4);
        return stages.runAt(new SearchStage(world, config, names, models, workers), folder.resolve(name))
                .directory();
    }

    /** The toy world, which breaks down at some resets of some variations. */
    private static Domain breaking(BiPredicate<Variation, Integer> when) {
        Map<Variation, Integer> resets = new ConcurrentHashMap<>();
        return like(Domain.class, TOY, (world, arguments) -> {
            TextEnvironment sound = TOY.open();
            return like(TextEnvironment.class, sound, (environment, given) -> {
                Variation variation = (Variation) given[0];
                if (when.test(variation, resets.merge(variation, 1, Integer::sum))) {
                    throw new IllegalStateException("no room for the house");
                }
                return environment.reset(variation, (ResetOptions) given[1]);
            });
        });
    }

    /** The same, except for one method: that which opens a world, or begins an episode. */
    private static <T> T like(Class<T> type, T same, BiFunction<T, Object[], Object> other) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (List.of("open", "reset").contains(method.getName())) {
                        return other.apply(same, arguments);
                    }
                    try {
                        return method.invoke(same, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
