package dev.cairn.t5.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.train.ModelSelection.Criterion;
import dev.cairn.t5.train.optimizer.Schedule;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSelectionTest {

    @TempDir
    Path dir;

    private TrainingHarness training;

    @BeforeEach
    void open() {
        training = new TrainingHarness(dir);
    }

    @AfterEach
    void close() {
        training.close();
    }

    @Test
    void criteria_orderScoresEachByItsOwn_andTiesByTheLoss() {
        Scores exact = new Scores(0.9, 0.5, 10);
        Scores fluent = new Scores(0.8, 0.25, 30);
        Scores likely = new Scores(0.7, 0.25, 20);
        List<Scores> all = List.of(exact, fluent, likely);
        assertThat(best(all, Criterion.EXACT_MATCH)).isEqualTo(exact);
        assertThat(best(all, Criterion.BLEU)).isEqualTo(fluent);
        assertThat(best(all, Criterion.LOSS)).isEqualTo(likely);
        assertThat(Criterion.EXACT_MATCH.better(likely, fluent)).isTrue();
        assertThat(Criterion.EXACT_MATCH.better(likely, likely)).isFalse();
    }

    @Test
    void patience_endsTrainingAfterSoManyEvaluationsWithoutABetterOne() {
        // So high a rate destroys what the first steps have learnt.
        TrainingConfig config = TrainingHarness.config(40, 2)
                .learningRate(0.5, 20, Schedule.CONSTANT)
                .selectBy(Criterion.LOSS, 3)
                .build();

        TrainingResult result = training.fit("run", config, training.initial(0));

        assertThat(result.steps()).isLessThan(40).isEqualTo(result.bestStep() + 3 * 2);
        List<TrainingEvent.Evaluated> evaluated = training.events(TrainingEvent.Evaluated.class);
        double lowest = evaluated.stream()
                .mapToDouble(event -> event.scores().loss())
                .min()
                .orElseThrow();
        assertThat(result.scores().loss()).isEqualTo(lowest);
        training.forget();
        assertThat(training.fit("run", config, training.initial(0))).isEqualTo(result);
        assertThat(training.losses()).isEmpty();
    }

    @Test
    void exactMatch_choosesTheCheckpointThatIsPublished() {
        TrainingConfig config = TrainingHarness.config(24, 4)
                .learningRate(3e-3, 0, Schedule.CONSTANT)
                .selectBy(Criterion.EXACT_MATCH, 0)
                .build();
        TrainingResult result = training.fit("run", config, training.initial(0));
        Scores best = best(
                training.events(TrainingEvent.Evaluated.class).stream()
                        .map(TrainingEvent.Evaluated::scores)
                        .toList(),
                Criterion.EXACT_MATCH);
        assertThat(result.scores()).isEqualTo(best);
        assertThat(equal(result.modelDir(), training.path("run").resolve("checkpoint-" + result.bestStep())))
                .isTrue();
    }

    @Test
    void meanOfTheLastCheckpoints_isPublishedWhereItIsBetter() {
        TrainingConfig config = TrainingHarness.config(30, 3)
                .learningRate(2e-2, 0, Schedule.CONSTANT)
                .averageLast(4)
                .build();

        TrainingResult result = training.fit("run", config, training.initial(0));

        List<TrainingEvent.Averaged> averaged = training.events(TrainingEvent.Averaged.class);
        assertThat(averaged).singleElement().satisfies(event -> {
            assertThat(event.checkpoints()).isEqualTo(4);
            assertThat(event.chosen()).isEqualTo(result.averaged() == 4);
        });
        List<Path> parts = new Checkpoints(training.path("run")).last(4, Integer.MAX_VALUE);
        try (T5Model mean = T5Model.mean(parts, Device.CPU);
                T5Model published = T5Model.load(result.modelDir());
                PointerScope scope = new PointerScope()) {
            assertThat(mean.parameter("shared.weight").equal(published.parameter("shared.weight")))
                    .isEqualTo(averaged.get(0).chosen());
        }
    }

    @Test
    void average_isTheMeanOfEveryWeight() {
        Path[] dirs = {dir.resolve("a"), dir.resolve("b"), dir.resolve("c")};
        try (PointerScope scope = new PointerScope()) {
            for (int i = 0; i < dirs.length; i++) {
                try (T5Model model = T5Model.create(T5Config.small(400, 16, 16, 1, 2), i)) {
                    model.save(dirs[i]);
                }
            }
            try (T5Model mean = T5Model.mean(List.of(dirs), Device.CPU);
                    T5Model a = T5Model.load(dirs[0]);
                    T5Model b = T5Model.load(dirs[1]);
                    T5Model c = T5Model.load(dirs[2])) {
                mean.parameters().forEach((name, found) -> {
                    Tensor sum = a.parameter(name).add(b.parameter(name)).add(c.parameter(name));
                    double worst =
                            found.sub(sum.div(new Scalar(3.0))).abs().max().item_double();
                    assertThat(worst).as(name).isCloseTo(0, within(1e-6));
                });
            }
        }
    }

    @Test
    void averageOfDifferentShapes_namesTheParameterAndBothModels() {
        try (T5Model small = T5Model.create(T5Config.small(400, 16, 16, 1, 2), 1);
                T5Model wide = T5Model.create(T5Config.small(400, 32, 16, 1, 2), 1);
                T5Model deep = T5Model.create(T5Config.small(400, 16, 16, 2, 2), 1)) {
            small.save(dir.resolve("small"));
            wide.save(dir.resolve("wide"));
            deep.save(dir.resolve("deep"));
        }
        assertThatThrownBy(() -> T5Model.mean(List.of(dir.resolve("small"), dir.resolve("wide")), Device.CPU))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("shared.weight has shape [400, 32] in " + dir.resolve("wide"));
        assertThatThrownBy(() -> T5Model.mean(List.of(dir.resolve("small"), dir.resolve("deep")), Device.CPU))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("parameters");
    }

    @Test
    void choosingByExactMatchWithoutASample_isRefused() {
        assertThatThrownBy(() -> new ModelSelection(10, 0, Criterion.EXACT_MATCH, 0, 0))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("sample is 0");
    }

    private static Scores best(List<Scores> all, Criterion criterion) {
        Comparator<Scores> order = (a, b) -> criterion.better(a, b) ? -1 : criterion.better(b, a) ? 1 : 0;
        return all.stream().min(order).orElseThrow();
    }

    private static boolean equal(Path one, Path other) {
        try (PointerScope scope = new PointerScope();
                T5Model a = T5Model.load(one);
                T5Model b = T5Model.load(other)) {
            return a.parameters().entrySet().stream()
                    .allMatch(entry -> entry.getValue().equal(b.parameter(entry.getKey())));
        }
    }
}
