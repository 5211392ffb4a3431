package dev.cairn.t5.train;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.TokenBatch;
import dev.cairn.t5.Torch;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Measures optimiser steps of the from-scratch geometry; run by {@code bench/t5/training.sh}, not by the tests.
 * Arguments: threads, rows, input length, padding (0 or 1), steps.
 */
final class TrainingBenchmark {

    private static final int VOCABULARY = 2048;
    private static final int TARGET_LENGTH = 12;

    private TrainingBenchmark() {}

    public static void main(String[] args) {
        Torch.threads(Integer.parseInt(args[0]));
        int rows = Integer.parseInt(args[1]);
        int length = Integer.parseInt(args[2]);
        boolean padded = args[3].equals("1");
        int steps = Integer.parseInt(args[4]);
        Random random = new Random(1);
        TokenBatch inputs = TokenBatch.of(sequences(random, rows, length, padded), 0);
        TokenBatch targets = TokenBatch.of(sequences(random, rows, TARGET_LENGTH, padded), 0);
        TrainingConfig config = new TrainingConfig(
                1000, rows * length, 1, 1e-3, 10, Schedule.LINEAR, 0.01, 1, 0, length, TARGET_LENGTH, 1000, 1);
        T5Config shape = T5Config.small(VOCABULARY, 128, 256, 2, 4);
        try (T5Model model = T5Model.create(shape, 1);
                Optimizer optimizer = new Optimizer(model, config)) {
            double best = Double.POSITIVE_INFINITY;
            List<Double> all = new ArrayList<>();
            for (int i = 0; i < steps; i++) {
                long start = now();
                optimizer.clearGradients();
                long forward = 0;
                try (PointerScope scope = new PointerScope()) {
                    if (Boolean.getBoolean("freeze")) {
                        model.parameters().forEach((n, p) -> {
                            if (n.contains("relative_attention_bias")) p.set_requires_grad(false);
                        });
                    }
                    Tensor loss = model.trainingLoss(inputs, targets, 0);
                    forward = now() - start;
                    loss.backward();
                }
                optimizer.clipGradients();
                optimizer.step(1e-3);
                double milliseconds = (now() - start) / 1e6;
                if (i > 2) {
                    all.add(milliseconds);
                    if (milliseconds < best) {
                        best = milliseconds;
                        System.setProperty("forward", String.valueOf(forward / 1e6));
                    }
                }
            }
            all.sort(null);
            double median = all.get(all.size() / 2);
            System.out.printf(
                    "threads %s rows %d length %d padded %b: step %.0f ms median (%.0f best, forward %s)  %.1f examples/s  %.0f tokens/s%n",
                    args[0],
                    rows,
                    length,
                    padded,
                    median,
                    best,
                    System.getProperty("forward"),
                    rows * 1e3 / median,
                    rows * length * 1e3 / median);
        }
    }

    // Time of this thread: others may be using the machine. With more than one thread, time of the wall.
    private static long now() {
        return Torch.threads() == 1 ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }

    private static List<int[]> sequences(Random random, int rows, int length, boolean padded) {
        List<int[]> sequences = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int[] ids = random.ints(padded && row > 0 ? length - random.nextInt(length / 8 + 1) : length, 3, VOCABULARY)
                    .toArray();
            ids[ids.length - 1] = 1;
            sequences.add(ids);
        }
        return sequences;
    }
}
