package dev.cairn.pipeline.train;

import dev.cairn.t5.lora.LoraConfig;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.train.ModelSelection;
import dev.cairn.t5.train.TrainingConfig;
import dev.cairn.t5.train.TrainingConfigBuilder;
import dev.cairn.t5.train.optimizer.Algorithm;
import dev.cairn.t5.train.optimizer.ParameterGroup;
import dev.cairn.t5.train.optimizer.Schedule;
import java.util.Optional;

/**
 * How one model is trained, as it stands in a pipeline file.
 *
 * @param optimizer AdamW, or Muon for the matrices within layers
 * @param schedule of the learning rate after the warm-up
 * @param batchTokens encoder tokens of one micro batch, padding included
 * @param microBatches of one step, computed side by side on as many threads
 * @param decayNorms whether norms and position biases are decayed like the other weights
 * @param dropout share dropped in training; otherwise that of the model to start from, or 0 from scratch
 * @param maxInputLength prompts are cut on the right to this many tokens
 * @param sample validation rows answered at each evaluation
 * @param patience evaluations without a better one after which training stops; 0 for never
 * @param averageLast checkpoints whose mean is tried at the end; 0 for none
 * @param lora trains adapters only, which are merged into the model at the end
 * @param gradientCheckpointing computes blocks twice to need less memory
 * @param bf16 products in bfloat16
 * @param mix how much each task counts; otherwise by its rows
 * @param rename gives things other names in training rows
 */
public record TrainPlan(
        int steps,
        Algorithm optimizer,
        double learningRate,
        int warmupSteps,
        Schedule schedule,
        int batchTokens,
        int microBatches,
        double weightDecay,
        boolean decayNorms,
        double maxGradNorm,
        Optional<Double> dropout,
        double labelSmoothing,
        int maxInputLength,
        int maxTargetLength,
        int evaluateEvery,
        int sample,
        ModelSelection.Criterion selectBy,
        int patience,
        int averageLast,
        Optional<LoraConfig> lora,
        boolean gradientCheckpointing,
        boolean bf16,
        Optional<ExampleMixing> mix,
        Optional<EntityRandomization> rename) {

    public TrainPlan withSteps(int count) {
        return new TrainPlan(
                count,
                optimizer,
                learningRate,
                Math.min(warmupSteps, count),
                schedule,
                batchTokens,
                microBatches,
                weightDecay,
                decayNorms,
                maxGradNorm,
                dropout,
                labelSmoothing,
                maxInputLength,
                maxTargetLength,
                evaluateEvery,
                sample,
                selectBy,
                patience,
                averageLast,
                lora,
                gradientCheckpointing,
                bf16,
                mix,
                rename);
    }

    TrainingConfig training(long seed) {
        ParameterGroup[] groups = decayNorms ? new ParameterGroup[0] : new ParameterGroup[] {ParameterGroup.UNDECAYED};
        TrainingConfigBuilder config = TrainingConfig.steps(steps)
                .batches(batchTokens, microBatches)
                .algorithm(optimizer)
                .learningRate(learningRate, warmupSteps, schedule)
                .weightDecay(weightDecay, groups)
                .maxGradNorm(maxGradNorm)
                .labelSmoothing(labelSmoothing)
                .maxLengths(maxInputLength, maxTargetLength)
                .evaluate(evaluateEvery, sample)
                .selectBy(selectBy, patience)
                .averageLast(averageLast)
                .gradients(new GradientMode(gradientCheckpointing, bf16))
                .seed(seed);
        return lora.map(config::lora).orElse(config).build();
    }
}
