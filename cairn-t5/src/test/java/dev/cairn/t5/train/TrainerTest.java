package dev.cairn.t5.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.t5.Device;
import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.TextGenerator;
import dev.cairn.t5.Torch;
import dev.cairn.t5.io.AtomicDirectory;
import dev.cairn.t5.train.distributed.ProcessGroup;
import dev.cairn.t5.train.optimizer.Algorithm;
import dev.cairn.t5.train.optimizer.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {

    private static final List<TextPair> TRAIN = LookupTask.pairs(300, 2);
    private static final List<TextPair> VALIDATION = LookupTask.pairs(40, 3);

    @TempDir
    Path dir;

    private T5Tokenizer tokenizer;
    private final List<TrainingEvent> events = new ArrayList<>();

    @BeforeEach
    void loadTokenizer() {
        LookupTask.writeTokenizer(dir.resolve("tokenizer"));
        tokenizer = T5Tokenizer.load(dir.resolve("tokenizer"));
    }

    @AfterEach
    void closeTokenizer() {
        tokenizer.close();
    }

    @ParameterizedTest
    @EnumSource
    void learnsTheTaskAndWritesAModelThatGenerates(Algorithm algorithm) {
        TrainingResult result = fit("run", config(algorithm, 150, 50, 3e-3), 0.0);

        assertThat(last(TrainingEvent.Evaluated.class).scores().exactMatch()).isGreaterThan(0.95);
        assertThat(result.modelDir()).isDirectoryContaining("glob:**/tokenizer.json");
        try (TextGenerator generator = TextGenerator.load(result.modelDir())) {
            var answers = generator.generate(
                    List.of("the axe is in the garden </s>", "you wait . the cup is in the attic </s>"),
                    new GenerationConfig(3, 12),
                    64);
            assertThat(answers).extracting(a -> a.get(0).text()).containsExactly("go to garden", "go to attic");
            assertThat(answers).allSatisfy(a -> assertThat(a).hasSize(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void resumedRun_hasTheLossCurveOfAnUninterruptedOne(Algorithm algorithm) {
        TrainingConfig config = config(algorithm, 12, 4, 1e-3);
        fit("whole", config, 0.1);
        List<Double> whole = losses();
        events.clear();

        assertThatThrownBy(() -> new Trainer(config, dir.resolve("cut"), event -> {
                            record(event);
                            if (event instanceof TrainingEvent.StepDone done && done.step() == 10) {
                                throw new IllegalStateException("power cut");
                            }
                        })
                        .fit(initial(0.1), tokenizer, TRAIN, VALIDATION))
                .hasMessage("power cut");
        List<Double> untilCut = losses().subList(0, 8);
        events.clear();
        fit("cut", config, 0.1);

        assertThat(last(TrainingEvent.Resumed.class).step()).isEqualTo(8);
        List<Double> joined = new ArrayList<>(untilCut);
        joined.addAll(losses());
        assertThat(joined).isEqualTo(whole);
    }

    @Test
    void cutBetweenEvaluations_littleIsLost() {
        TrainingConfig config = config(4, 4, 1e-3);
        fit("whole", config, 0.1);
        List<Double> whole = losses();
        events.clear();

        TrainingListener cut = event -> {
            record(event);
            if (event instanceof TrainingEvent.StepDone done && done.step() == 3) {
                throw new IllegalStateException("power cut");
            }
        };
        Path run = dir.resolve("cut");
        assertThatThrownBy(() -> new Trainer(config, run, cut, Device.CPU, ProcessGroup.NONE, Duration.ZERO)
                        .fit(initial(0.1), tokenizer, TRAIN, VALIDATION))
                .hasMessage("power cut");
        List<Double> before = losses();
        events.clear();
        fit("cut", config, 0.1);

        int resumed = last(TrainingEvent.Resumed.class).step();
        assertThat(resumed).isBetween(1, 2);
        List<Double> joined = new ArrayList<>(before.subList(0, resumed));
        joined.addAll(losses());
        assertThat(joined).isEqualTo(whole);
        assertThat(run).isDirectoryNotContaining("glob:**interim-*");
    }

    @Test
    void microBatchesSideBySide_leaveTheThreadsOfProductsAsTheyWere() {
        Torch.productThreads(3);
        try {
            fit("run", config(Algorithm.ADAMW, 2, 2, 1e-3), 0.0);

            assertThat(Torch.productThreads()).isEqualTo(3);
        } finally {
            Torch.productThreads(1);
        }
    }

    @Test
    void finishedRun_returnsAtOnce() {
        TrainingResult first = fit("run", config(4, 2, 1e-3), 0.0);
        events.clear();

        assertThat(fit("run", config(4, 2, 1e-3), 0.0)).isEqualTo(first);
        assertThat(events).isEmpty();
    }

    @Test
    void otherSettings_areNamed() {
        fit("run", config(4, 2, 1e-3), 0.0);

        assertThatThrownBy(() -> fit("run", config(4, 2, 2e-3), 0.0))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("training.optimizer.learningRate was 0.001, now 0.002");
    }

    @Test
    void anotherModelToStartFrom_isRefused_finishedOrNot() throws IOException {
        InitialModel one =
                InitialModel.pretrained(fit("one", config(2, 2, 1e-3), 0.0).modelDir());
        InitialModel two =
                InitialModel.pretrained(fit("two", config(4, 2, 1e-3), 0.0).modelDir());
        TrainingConfig config = config(4, 2, 1e-3);
        fit("run", config, one);
        refusesOtherStart(config, two);
        AtomicDirectory.delete(dir.resolve("run/model"));
        refusesOtherStart(config, two);
        refusesOtherStart(config, initial(0));
    }

    private void refusesOtherStart(TrainingConfig config, InitialModel start) {
        assertThatThrownBy(() -> fit("run", config, start))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("startSha256");
    }

    @Test
    void aFolderThatIsNoResult_isNotReplaced() throws IOException {
        Path notes = Files.createDirectories(dir.resolve("run/model")).resolve("notes.txt");
        Files.writeString(notes, "mine");
        assertThatThrownBy(() -> fit("run", config(2, 2, 1e-3), 0.0))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("is there already");
        assertThat(notes).hasContent("mine");
    }

    @Test
    void anInterruptThatMeetsACheckpoint_isNoFaultOfTheDisk() {
        assertThatThrownBy(() -> new Trainer(config(4, 2, 1e-3), dir.resolve("run"), event -> {
                            if (event instanceof TrainingEvent.Evaluated) {
                                Thread.currentThread().interrupt();
                            }
                        })
                        .fit(initial(0), tokenizer, TRAIN, VALIDATION))
                .isInstanceOf(T5Exception.Cancelled.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void emptyValidationSet_isRefused() {
        assertThatThrownBy(() -> new Trainer(config(4, 2, 1e-3), dir, TrainingListener.NONE)
                        .fit(initial(0), tokenizer, TRAIN, List.of()))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("The validation set is empty");
    }

    @Test
    void modelWithTooSmallVocabulary_isRefused() {
        InitialModel initial = InitialModel.random(T5Config.small(tokenizer.vocabSize() - 1, 16, 16, 1, 1));
        assertThatThrownBy(() -> new Trainer(config(4, 2, 1e-3), dir, TrainingListener.NONE)
                        .fit(initial, tokenizer, TRAIN, VALIDATION))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("use the tokenizer of the model");
    }

    @Test
    void pretrainedModel_isFurtherTrained() {
        TrainingResult first = fit("first", config(60, 60, 3e-3), 0.0);
        new Trainer(config(4, 4, 1e-4), dir.resolve("second"), this::record)
                .fit(InitialModel.pretrained(first.modelDir()), tokenizer, TRAIN, VALIDATION);

        assertThat(last(TrainingEvent.Evaluated.class).scores().loss())
                .isCloseTo(first.scores().loss(), within(0.1));
    }

    private TrainingResult fit(String name, TrainingConfig config, double dropout) {
        return fit(name, config, initial(dropout));
    }

    private TrainingResult fit(String name, TrainingConfig config, InitialModel initial) {
        return new Trainer(config, dir.resolve(name), this::record).fit(initial, tokenizer, TRAIN, VALIDATION);
    }

    private InitialModel initial(double dropout) {
        return InitialModel.random(
                T5Config.small(tokenizer.vocabSize(), 64, 128, 1, 2).withDropout(dropout));
    }

    private static TrainingConfig config(int steps, int evaluateEvery, double learningRate) {
        return config(Algorithm.ADAMW, steps, evaluateEvery, learningRate);
    }

    private static TrainingConfig config(Algorithm algorithm, int steps, int evaluateEvery, double learningRate) {
        return TrainingConfig.steps(steps)
                .algorithm(algorithm)
                .batches(600, 2)
                .learningRate(learningRate, 2, Schedule.COSINE)
                .maxLengths(64, 12)
                .evaluate(evaluateEvery, 64)
                .seed(7)
                .build();
    }

    private void record(TrainingEvent event) {
        events.add(event);
    }

    private List<Double> losses() {
        return events.stream()
                .filter(TrainingEvent.StepDone.class::isInstance)
                .map(e -> ((TrainingEvent.StepDone) e).loss())
                .toList();
    }

    private <E extends TrainingEvent> E last(Class<E> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((a, b) -> b)
                .orElseThrow();
    }
}
