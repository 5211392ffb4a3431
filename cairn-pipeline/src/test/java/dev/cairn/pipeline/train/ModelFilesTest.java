package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Role;
import dev.cairn.t5.T5Exception;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFilesTest {
    @TempDir
    Path models;

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors", "config.json", "tokenizer.json", "cairn.json"})
    void anotherFileOfTheModelIsAnotherInput(String file) throws IOException {
        Path folder = model();
        Map<String, String> before = hashes();
        Files.writeString(folder.resolve(file), "another");
        assertThat(hashes()).isNotEqualTo(before).hasSameSizeAs(before);
    }

    @Test
    void afterAFileIsGoneTheInputsAreOthers() throws IOException {
        Path folder = model();
        assertThat(hashes()).hasSize(4);
        Files.delete(folder.resolve("cairn.json"));
        assertThat(hashes()).hasSize(3).containsKey("model executor tokenizer.json");
    }

    @Test
    void filesThatAreNotReadAreNoInputs() throws IOException {
        Path folder = model();
        Map<String, String> before = hashes();
        Files.writeString(folder.resolve("README.md"), "another");
        assertThat(hashes()).isEqualTo(before);
    }

    @Test
    void aModelWithoutItsTokenizerIsRefused() throws IOException {
        Files.delete(model().resolve("tokenizer.json"));
        assertThatThrownBy(this::hashes)
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("No tokenizer at " + models.resolve("executor/tokenizer.json"));
    }

    @Test
    void everyFileOfACheckpointOfPythonIsAnInput() throws IOException {
        Path folder = Files.createDirectories(models.resolve("executor"));
        Files.writeString(
                folder.resolve("pytorch_model.bin.index.json"),
                "{\"weight_map\": {\"a\": \"pytorch_model-1.bin\", \"b\": \"pytorch_model-2.bin\"}}");
        for (String file : List.of(
                "pytorch_model-1.bin", "pytorch_model-2.bin", "config.json", "spiece.model", "tokenizer_config.json")) {
            Files.writeString(folder.resolve(file), file);
        }
        assertThat(hashes())
                .containsOnlyKeys(
                        "model executor pytorch_model.bin.index.json",
                        "model executor pytorch_model-1.bin",
                        "model executor pytorch_model-2.bin",
                        "model executor config.json",
                        "model executor spiece.model",
                        "model executor tokenizer_config.json");
    }

    private Map<String, String> hashes() {
        return ModelFiles.hashes(models, List.of(Role.EXECUTOR));
    }

    private Path model() throws IOException {
        Path folder = Files.createDirectories(models.resolve("executor"));
        for (String file : List.of("model.safetensors", "config.json", "tokenizer.json", "cairn.json")) {
            Files.writeString(folder.resolve(file), file);
        }
        return folder;
    }
}
