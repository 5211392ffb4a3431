package dev.cairn.t5.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.train.TextPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    private static final List<String> PLACES = List.of("kitchen", "garden", "attic", "cellar");

    @TempDir
    Path dir;

    @Test
    void exampleOfTheReadme_learnsAndAnswers() {
        Path pretrained = dir.resolve("pretrained");
        List<TextPair> pairs = new ArrayList<>();
        for (String thing : List.of("axe", "cup", "key", "pot", "lamp")) {
            for (String place : PLACES) {
                pairs.add(new TextPair("the " + thing + " is in the " + place + " </s>", "go to " + place));
            }
        }
        T5Tokenizer.train(pairs.stream().map(TextPair::input).toList(), 400, pretrained);
        try (T5Tokenizer tokenizer = T5Tokenizer.load(pretrained);
                T5Model model = T5Model.create(T5Config.small(tokenizer.vocabSize(), 64, 128, 1, 2), 1)) {
            model.save(pretrained);
        }
        assertThat(FineTuning.run(pretrained, dir.resolve("run"), pairs, pairs)).isEqualTo("go to garden");
    }

    @Test
    void readmeShowsTheExampleAsItIs() throws IOException {
        String source = Files.readString(Path.of("src/test/java/dev/cairn/t5/example/FineTuning.java"));
        String body = source.substring(source.indexOf("        TrainingConfig config"), source.indexOf("    }\n}\n"));
        assertThat(Files.readString(Path.of("README.md"))).contains(body.indent(-8));
    }
}
