package dev.cairn.cli.train;

import static dev.cairn.cli.Command.cairn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.Command;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AverageCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void models() throws IOException {
        for (int seed = 1; seed <= 2; seed++) {
            save(Integer.toString(seed), T5Config.small(30, 8, 16, 1, 2), seed);
        }
        Files.writeString(folder.resolve("1/tokenizer.json"), "{}");
        Files.writeString(folder.resolve("1/README.md"), "the first");
        save("wide", T5Config.small(30, 16, 16, 1, 2), 1);
    }

    private void save(String name, T5Config config, long seed) {
        try (T5Model model = T5Model.create(config, seed)) {
            model.save(folder.resolve(name));
        }
    }

    @Test
    void theMeanHasHalfOfEachAndTheTokenizerOfTheFirst() {
        assertThat(average("1", "2").exit()).isZero();
        try (PointerScope scope = new PointerScope();
                T5Model first = T5Model.load(folder.resolve("1"));
                T5Model second = T5Model.load(folder.resolve("2"));
                T5Model mean = T5Model.load(folder.resolve("mean"))) {
            Tensor twice = mean.parameter("shared.weight").add(mean.parameter("shared.weight"));
            assertThat(twice.allclose(first.parameter("shared.weight").add(second.parameter("shared.weight"))))
                    .isTrue();
        }
        assertThat(folder.resolve("mean/tokenizer.json")).hasContent("{}");
        assertThat(folder.resolve("mean/README.md")).doesNotExist();
        assertThat(folder.resolve("mean/mean.json")).content().contains("sha256", "/2");
        Command.Result again = average("1", "2");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("exists already");
    }

    @Test
    void modelsOfDifferentShapesHaveNone() {
        Command.Result refused = average("1", "wide");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("only models of one shape");
        assertThat(folder.resolve("mean")).doesNotExist();
    }

    private Command.Result average(String... names) {
        String[] arguments = {
            "average",
            folder.resolve(names[0]).toString(),
            folder.resolve(names[1]).toString(),
            "-o",
            folder.resolve("mean").toString()
        };
        return cairn(arguments);
    }
}
