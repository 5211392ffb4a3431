package dev.cairn.t5.train;

import com.sun.management.OperatingSystemMXBean;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.TokenBatch;
import dev.cairn.t5.Torch;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Measures optimiser steps of the from-scratch geometry (d 128, 2 + 2 layers, gated feed-forward of 256, vocabulary
 * 2048); run by {@code bench/t5/speed.sh}, not by the tests. Arguments: threads per operation, micro batches side by
 * side, rows of a micro batch, input length, whether rows differ in length (true, false), steps.
 *
 * <p>Prints time of the wall and of the processors; on a machine that others use only the second means something.
 */
final class TrainingBenchmark {

    private static final int VOCABULARY = 2048;
    private static final int TARGET_LENGTH = 12;
    private static final int WARM_UP = 3;

    private TrainingBenchmark() {}

    public static void main(String[] args) {
        Torch.threads(Integer.parseInt(args[0]));
        int workers = Integer.parseInt(args[1]);
        int rows = Integer.parseInt(args[2]);
        int length = Integer.parseInt(args[3]);
        boolean padded = Boolean.parseBoolean(args[4]);
        int steps = Integer.parseInt(args[5]);
        Random random = new Random(1);
        TokenBatch inputs = TokenBatch.of(sequences(random, rows, length, padded), 0);
        TokenBatch targets = TokenBatch.of(sequences(random, rows, TARGET_LENGTH, padded), 0);
        OptimizerConfig config = TrainingConfig.steps(1000).build().optimizer();
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        try (T5Model model = T5Model.create(T5Config.small(VOCABULARY, 128, 256, 2, 4), 1);
                Optimizer optimizer = new Optimizer(model.parameters(), config);
                GradientWorkers gradients = new GradientWorkers(model, workers)) {
            for (int i = 0; i < steps + WARM_UP; i++) {
                long wallStart = System.nanoTime();
                long cpuStart = cpuTime();
                optimizer.clearGradients();
                gradients.run((number, replica) -> backward(replica, inputs, targets));
                optimizer.clipGradients();
                optimizer.step(1e-3);
                if (i >= WARM_UP) {
                    wall.add((System.nanoTime() - wallStart) / 1e6);
                    cpu.add((cpuTime() - cpuStart) / 1e6);
                }
            }
        }
        report(String.join(" ", args), (double) rows * workers, length, median(wall), median(cpu));
    }

    private static double backward(T5Model model, TokenBatch inputs, TokenBatch targets) {
        try (PointerScope scope = new PointerScope()) {
            Tensor loss = model.trainingLoss(inputs, targets, 0);
            loss.backward();
            return loss.item_double();
        }
    }

    private static void report(String what, double examples, int length, double wall, double cpu) {
        System.out.printf(
                Locale.ROOT,
                "%-24s step %.0f ms (cpu %.0f): %.1f examples/s, %.0f tokens/s; per cpu second %.1f and %.0f%n",
                what,
                wall,
                cpu,
                examples * 1e3 / wall,
                examples * length * 1e3 / wall,
                examples * 1e3 / cpu,
                examples * length * 1e3 / cpu);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static long cpuTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static List<int[]> sequences(Random random, int rows, int length, boolean padded) {
        List<int[]> sequences = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int cut = padded && row > 0 ? random.nextInt(length / 8 + 1) : 0;
            int[] ids = random.ints(length - cut, 3, VOCABULARY).toArray();
            ids[ids.length - 1] = 1;
            sequences.add(ids);
        }
        return sequences;
    }
}
