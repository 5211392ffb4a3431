package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.InvalidValueException;
import dev.cairn.pipeline.StrictYaml;
import dev.cairn.t5.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainPlanTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps: 0                                       | steps is 0: expected 1 or more",
                "optimizer: {learning-rate: 0}                  | optimizer.learning-rate is 0.0: expected a number above 0",
                "optimizer: {weight-decay: -1}                  | optimizer.weight-decay is -1.0: expected 0 to 1",
                "optimizer: {max-grad-norm: 0}                  | optimizer.max-grad-norm is 0.0: expected a number above 0",
                "optimizer: {algorithm: adam}                   | expected one of adamw, muon; did you mean 'adamw'?",
                "schedule: {warmup-steps: -1}                   | schedule.warmup-steps is -1: expected 0 or more",
                "schedule: {kind: step}                         | expected one of linear, cosine, constant",
                "batches: {tokens: 0}                           | batches.tokens is 0: expected 1 or more",
                "batches: {micro: 0}                            | batches.micro is 0: expected 1 to 1024",
                "lengths: {input: 0}                            | lengths.input is 0: expected 1 to 65536",
                "lengths: {target: 0}                           | lengths.target is 0: expected 1 to 65536",
                "evaluation: {every: 0}                         | evaluation.every is 0: expected 1 or more",
                "evaluation: {sample: -1}                       | evaluation.sample is -1: expected 0 or more",
                "evaluation: {sample: 0, select-by: bleu}       | evaluation.sample is 0: expected 1 or more, since checkpoints",
                "evaluation: {select-by: beauty}                | expected one of loss, exact-match, bleu",
                "evaluation: {patience: -1}                     | evaluation.patience is -1: expected 0 or more",
                "evaluation: {average-last: -1}                 | evaluation.average-last is -1: expected 0 or more",
                "regularization: {dropout: 1}                   | regularization.dropout is 1.0: expected a share in [0, 1)",
                "regularization: {label-smoothing: -0.1}        | regularization.label-smoothing is -0.1: expected a share",
                "mix: {limit: 0}                                | mix.limit is 0: expected 1 or more",
                "mix: {temperature: 0.5}                        | mix.temperature is 0.5: expected a number from 1",
                "mix: {final-step-weight: 0}                    | mix.final-step-weight is 0: expected 1 to 1000",
                "mix: {hard-example-weight: 0}                  | mix.hard-example-weight is 0: expected 1 to 1000",
                "entity-randomization: {share: 0}               | entity-randomization.share is 0.0: expected a share above 0",
                "entity-randomization: {share: 1.1}             | entity-randomization.share is 1.1: expected a share above 0",
                "entity-randomization: {passes: 0}              | entity-randomization.passes is 0: expected 1 to 1000",
                "lora: {rank: 8, alpha: 16, targets: [x]}       | LoRA targets are [x]",
                "lora: {rank: 0, alpha: 16, targets: [q]}       | LoRA rank is 0"
            })
    void aValueThatCannotBeIsRefused(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), "gradients: {bf16: false}\n" + text + "\n");
        assertThatThrownBy(() -> StrictYaml.read(file, TrainPlan.class))
                .hasMessageContainingAll("plan.yaml, line 2: ", message);
    }

    @Test
    void whatIsNotSaidOfAdaptersIsUsual() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), "lora: {rank: 4}\n");
        assertThat(StrictYaml.read(file, TrainPlan.class).lora())
                .contains(new TrainPlan.Lora(4, 16, List.of("q", "v")));
    }

    @Test
    void aMeanOfCheckpointsHasNoAdapters() throws IOException {
        Path file = Files.writeString(
                folder.resolve("plan.yaml"),
                "lora: {rank: 8, alpha: 16, targets: [q, v]}\nevaluation: {average-last: 3}\n");
        assertThatThrownBy(() -> StrictYaml.read(file, TrainPlan.class))
                .hasMessageContaining("plan.yaml, line 2: evaluation.average-last is 3: expected 0 with lora");
    }

    @Test
    void notANumberIsNoValue() {
        assertThatThrownBy(() ->
                        new TrainPlan.Optimizer(TrainPlan.DEFAULTS.optimizer().algorithm(), Double.NaN, 0, 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new TrainPlan.Regularization(
                        TrainPlan.DEFAULTS.regularization().dropout(), Double.NaN))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new ExampleMixing(1, Double.NaN, 1, 1)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void theWarmUpOfAShortTrainingIsAllOfIt() {
        assertThat(TrainPlan.DEFAULTS.withSteps(12).training(1).toString()).contains("warmupSteps=12");
    }

    @Test
    void everyPartReachesTheTrainer() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.yaml"), """
                steps: 77
                optimizer: {algorithm: muon, learning-rate: 3e-3, weight-decay: 0.2, max-grad-norm: 4}
                schedule: {warmup-steps: 5, kind: cosine}
                batches: {tokens: 6, micro: 7}
                lengths: {input: 8, target: 9}
                evaluation: {every: 10, sample: 11, select-by: exact-match, patience: 12, average-last: 13}
                regularization: {label-smoothing: 0.14}
                gradients: {checkpointing: true}
                """);
        TrainingConfig config = StrictYaml.read(file, TrainPlan.class).training(15);
        assertThat(config.toString())
                .contains("steps=77", "MUON", "learningRate=0.003", "weightDecay=0.2", "maxGradNorm=4.0")
                .contains("warmupSteps=5", "COSINE", "batchTokens=6", "gradientAccumulation=7")
                .contains("maxInputLength=8", "maxTargetLength=9", "evaluateEvery=10", "sample=11", "exact-match")
                .contains("patience=12", "averageLast=13", "labelSmoothing=0.14", "checkpointing=true", "seed=15")
                .contains("layer_norm");
    }
}
