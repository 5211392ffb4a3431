package dev.cairn.t5;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Measures decoding with the from-scratch geometry; run by {@code bench/t5/speed.sh}, not by the tests. Arguments:
 * threads per operation, rows, input length, beams, new tokens, repetitions. The model is random and does not end early.
 */
final class GenerationBenchmark {

    private static final int VOCABULARY = 2048;

    private GenerationBenchmark() {}

    public static void main(String[] args) {
        Torch.threads(Integer.parseInt(args[0]));
        int rows = Integer.parseInt(args[1]);
        int length = Integer.parseInt(args[2]);
        GenerationConfig generation = new GenerationConfig(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        int repetitions = Integer.parseInt(args[5]);
        Random random = new Random(1);
        List<int[]> inputs = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            inputs.add(random.ints(length - row, 3, VOCABULARY).toArray());
        }
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        try (T5Model model = T5Model.create(T5Config.small(VOCABULARY, 128, 256, 2, 4), 1);
                TokenGenerator generator = TokenGenerator.of(model)) {
            for (int i = 0; i < repetitions; i++) {
                long wallStart = System.nanoTime();
                long cpuStart = cpuTime();
                generator.generate(inputs, generation);
                wall.add((System.nanoTime() - wallStart) / 1e6);
                cpu.add((cpuTime() - cpuStart) / 1e6);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-24s %.1f ms (cpu %.1f), %.2f ms an input%n",
                String.join(" ", args),
                median(wall),
                median(cpu),
                median(wall) / rows);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static long cpuTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
