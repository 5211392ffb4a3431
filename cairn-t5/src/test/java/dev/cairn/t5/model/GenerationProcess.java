package dev.cairn.t5.model;

import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.cpu.OneDnn;
import dev.cairn.t5.generate.Hypothesis;
import dev.cairn.t5.generate.TokenGenerator;
import java.util.List;
import java.util.SplittableRandom;

/** Prints the answers of a random model, best first. */
final class GenerationProcess {
    private GenerationProcess() {}

    public static void main(String[] args) {
        int[] input = new SplittableRandom(5).ints(30, 3, 400).toArray();
        input[29] = 1;
        System.out.println("oneDNN " + OneDnn.available());
        try (T5Model model = T5Model.create(T5Config.small(500, 64, 128, 2, 2), 3);
                TokenGenerator generator = model.generator()) {
            for (Hypothesis hypothesis : generator
                    .generate(List.of(input), new GenerationConfig(4, 6))
                    .get(0)) {
                System.out.println(hypothesis.tokens());
            }
        }
    }
}
