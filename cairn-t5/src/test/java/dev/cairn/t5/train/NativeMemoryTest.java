package dev.cairn.t5.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.TokenBatch;
import dev.cairn.t5.TokenGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** Steps must give back what they take: one forgotten tensor of a step would show as tens of megabytes. */
class NativeMemoryTest {

    private static final long ALLOWED_GROWTH = 12L << 20;
    private static final int WARM_UP = 100;
    private static final int STEPS = 200;
    private static final int RUNS = 4;

    @Test
    void trainingSteps_leaveMemoryLevel() {
        TrainingConfig config = TrainingConfig.steps(1000).build();
        TokenBatch inputs = TokenBatch.of(sequences(8, 64), 0);
        TokenBatch targets = TokenBatch.of(sequences(8, 8), 0);
        try (T5Model model = T5Model.create(T5Config.small(400, 32, 64, 2, 2), 1);
                Optimizer optimizer = new Optimizer(model.parameters(), config.optimizer())) {
            assertThat(growth(() -> step(model, optimizer, inputs, targets))).isLessThan(ALLOWED_GROWTH);
        }
    }

    @Test
    void generating_leavesMemoryLevel() {
        List<int[]> inputs = sequences(4, 64);
        try (T5Model model = T5Model.create(T5Config.small(400, 32, 64, 2, 2), 1);
                TokenGenerator generator = TokenGenerator.of(model)) {
            assertThat(growth(() -> generator.generate(inputs, new GenerationConfig(3, 6))))
                    .isLessThan(ALLOWED_GROWTH);
        }
    }

    /** Smallest growth of several runs: a leak shows in each of them, the growth of the Java heap does not. */
    private static long growth(Runnable step) {
        IntStream.range(0, WARM_UP).forEach(i -> step.run());
        return IntStream.range(0, RUNS)
                .mapToLong(run -> growthOfOneRun(step))
                .min()
                .orElseThrow();
    }

    private static long growthOfOneRun(Runnable step) {
        long before = Pointer.physicalBytes();
        IntStream.range(0, STEPS).forEach(i -> step.run());
        return Pointer.physicalBytes() - before;
    }

    private static void step(T5Model model, Optimizer optimizer, TokenBatch inputs, TokenBatch targets) {
        optimizer.clearGradients();
        try (PointerScope scope = new PointerScope()) {
            Tensor loss = model.trainingLoss(inputs, targets, 0);
            loss.backward();
        }
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
