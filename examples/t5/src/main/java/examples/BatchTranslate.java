package examples;

import dev.cairn.t5.Generated;
import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.GenerationListener;
import dev.cairn.t5.TextGenerator;
import java.nio.file.Path;
import java.util.List;

/** Many inputs at once, on another thread; each answer is shown when it is there. */
public final class BatchTranslate {
    private BatchTranslate() {}

    /** Arguments: the folder of a model, as {@link FineTune} makes one. */
    public static void main(String[] args) {
        List<String> inputs = Words.inputs(Words.translations());
        GenerationListener show = new GenerationListener() {
            @Override
            public void onAnswers(int input, List<Generated> answers) {
                System.out.println(inputs.get(input) + " -> " + answers.get(0).text());
            }
        };
        try (TextGenerator translator = TextGenerator.load(Path.of(args[0]))) {
            translator
                    .generateAsync(inputs, new GenerationConfig(3, 16), Words.LENGTH, show)
                    .join();
        }
    }
}
