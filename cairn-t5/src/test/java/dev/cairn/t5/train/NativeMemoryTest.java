package dev.cairn.t5.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.SamplingConfig;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.generate.TokenGenerator;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.model.TokenBatch;
import dev.cairn.t5.train.optimizer.Algorithm;
import dev.cairn.t5.train.update.Optimizer;
import dev.cairn.t5.train.update.OptimizerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/** Steps must give back what they take: 500 forgotten tensors of the size of a batch's states would be twenty megabytes. */
class NativeMemoryTest {

    private static final long ALLOWED_GROWTH = 6L << 20;
    private static final int WARM_UP = 100;
    private static final int STEPS = 500;
    private static final int RUNS = 3;

    private static volatile byte[] garbage = new byte[1];

    @Test
    void trainingSteps_leaveMemoryLevel() {
        // embeddings and norms are AdamW's with it, so both are tried
        OptimizerConfig config = TrainingConfig.steps(1000)
                .algorithm(Algorithm.MUON)
                .build()
                .options()
                .optimizer();
        TokenBatch inputs = TokenBatch.of(sequences(16, 24), 0);
        TokenBatch targets = TokenBatch.of(sequences(16, 12), 0);
        try (T5Model model = T5Model.create(T5Config.small(400, 32, 64, 2, 2), 1);
                Optimizer optimizer = new Optimizer(model.parameters(), config)) {
            assertThat(growth(() -> step(model, optimizer, inputs, targets))).isLessThan(ALLOWED_GROWTH);
        }
    }

    @Test
    void stepsOfKernelsWithGradientsOfTheirOwn_leaveMemoryLevel() {
        OptimizerConfig config = TrainingConfig.steps(1000).build().options().optimizer();
        T5Config gated = T5Config.small(400, 16, 16, 1, 8);
        TokenBatch inputs = TokenBatch.of(sequences(8, 130), 0);
        TokenBatch targets = TokenBatch.of(sequences(8, 6), 0);
        try (T5Model model = T5Model.create(gated, 1);
                Optimizer optimizer = new Optimizer(model.parameters(), config)) {
            Runnable step = () -> {
                optimizer.clearGradients();
                model.addGradients(inputs, targets, 0, 1, GradientMode.PLAIN);
                optimizer.step(1e-3);
            };
            assertThat(growth(step)).isLessThan(ALLOWED_GROWTH);
        }
    }

    @Test
    void generations_leaveMemoryLevel() {
        List<int[]> inputs = sequences(16, 24);
        try (T5Model model = T5Model.create(T5Config.small(400, 32, 64, 2, 2), 1);
                TokenGenerator generator = model.generator()) {
            assertThat(growth(() -> generator.generate(inputs, new GenerationConfig(3, 6))))
                    .isLessThan(ALLOWED_GROWTH);
        }
    }

    @Test
    void drawing_leavesMemoryLevel() {
        List<int[]> inputs = sequences(16, 24);
        SamplingConfig sampling = new SamplingConfig(2, 4, 0.9, 20, 0.9, 1);
        try (T5Model model = T5Model.create(T5Config.small(400, 32, 64, 2, 2), 1);
                TokenGenerator generator = model.generator()) {
            assertThat(growth(() -> generator.sample(inputs, sampling))).isLessThan(ALLOWED_GROWTH);
        }
    }

    /** Growth of the process over a run; further runs decide where the first has grown, since a leak shows in each. */
    private static long growth(Runnable step) {
        IntStream.range(0, WARM_UP).forEach(i -> step.run());
        touchHeap();
        long smallest = Long.MAX_VALUE;
        for (int run = 0; run < RUNS && smallest >= ALLOWED_GROWTH; run++) {
            long before = Pointer.physicalBytes();
            IntStream.range(0, STEPS).forEach(i -> step.run());
            smallest = Math.min(smallest, Pointer.physicalBytes() - before);
        }
        return smallest;
    }

    /** More garbage than the heap holds: from then on its growth is no growth of the process. */
    private static void touchHeap() {
        for (long bytes = 0; bytes < Runtime.getRuntime().maxMemory(); bytes += garbage.length) {
            garbage = new byte[64 << 10];
        }
    }

    private static void step(T5Model model, Optimizer optimizer, TokenBatch inputs, TokenBatch targets) {
        optimizer.clearGradients();
        model.addGradients(inputs, targets, 0, 1, GradientMode.PLAIN);
        optimizer.clipGradients();
        optimizer.step(1e-3);
    }

    private static List<int[]> sequences(int rows, int length) {
        Random random = new Random(1);
        List<int[]> sequences = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            sequences.add(random.ints(length - row / 2, 3, 400).toArray());
        }
        return sequences;
    }
}
