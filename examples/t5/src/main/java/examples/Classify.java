package examples;

import dev.cairn.t5.Generated;
import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.TextGenerator;
import java.nio.file.Path;
import java.util.List;

/** T5 names the class of a text; the log probability says how sure it is. */
public final class Classify {
    private Classify() {}

    /** Arguments: the folder of a model, as {@link Lora} makes one. */
    public static void main(String[] args) {
        List<String> inputs = Words.inputs(Words.classes());
        try (TextGenerator classifier = TextGenerator.load(Path.of(args[0]))) {
            List<List<Generated>> answers = classifier.generate(inputs, new GenerationConfig(2, 8), Words.LENGTH);
            for (int i = 0; i < inputs.size(); i++) {
                Generated best = answers.get(i).get(0);
                System.out.printf(
                        "%s -> %s (%.2f)%n", inputs.get(i), best.text(), Math.exp(best.logProbability()));
            }
        }
    }
}
