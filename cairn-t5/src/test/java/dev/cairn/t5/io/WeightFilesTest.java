package dev.cairn.t5.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.t5.Golden;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightFilesTest {

    private static final T5Config CONFIG = T5Config.small(300, 16, 32, 1, 2);
    private static final String SHARED = "shared.weight";
    private static final String NORM = "encoder.final_layer_norm.weight";

    @TempDir
    Path dir;

    @BeforeEach
    void saveModel() {
        try (T5Model model = T5Model.create(CONFIG, 1)) {
            model.save(dir);
        }
    }

    @Test
    void surplusTensor_isNamedWithShapeAndFile() throws IOException {
        changed(tensors -> tensors.put("encoder.adapter.weight", torch.ones(3, 5)));
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("encoder.adapter.weight of shape [3, 5]")
                .hasMessageContaining(dir.resolve("model.safetensors").toString());
    }

    @Test
    void missingTensor_isNamedWithShapeAndFile() throws IOException {
        changed(tensors -> tensors.remove(NORM));
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("No tensor " + NORM + " of shape [16]")
                .hasMessageContaining(dir.resolve("model.safetensors").toString());
    }

    @Test
    void wholeNumbersForWeights_areNamedWithTheirType() throws IOException {
        changed(tensors -> tensors.put(NORM, torch.ones(16).to(ScalarType.Long)));
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(NORM)
                .hasMessageContaining("Long");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void weightsThatAreNoNumbers_areNamed(float value) throws IOException {
        changed(tensors -> tensors.put(
                NORM,
                torch.ones(16).div(torch.ones(16).mul(new Scalar(0f))).mul(new Scalar(Float.isNaN(value) ? 0f : 1f))));
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("Tensor " + NORM + " in " + dir.resolve("model.safetensors"))
                .hasMessageContaining("no numbers");
    }

    @Test
    void copiesThatOldCheckpointsCarry_arePassedOver() throws IOException {
        changed(tensors -> {
            Tensor shared = Objects.requireNonNull(tensors.get(SHARED));
            tensors.put("encoder.embed_tokens.weight", shared.clone());
            tensors.put("decoder.embed_tokens.weight", shared.clone());
            tensors.put("lm_head.weight", shared.clone());
            tensors.put("decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight", torch.ones(32, 2));
        });
        try (T5Model model = T5Model.load(dir);
                T5Model created = T5Model.create(CONFIG, 1)) {
            assertThat(model.parameters().keySet())
                    .isEqualTo(created.parameters().keySet());
            assertThat(model.config()).isEqualTo(CONFIG);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder.embed_tokens.weight", "decoder.embed_tokens.weight", "lm_head.weight"})
    void matrixThatDiffersFromTheSharedOne_isKept(String name) throws IOException {
        changed(tensors -> tensors.put(name, torch.ones(300, 16)));
        try (T5Model model = T5Model.load(dir);
                PointerScope scope = new PointerScope()) {
            assertThat(model.parameter(name).equal(torch.ones(300, 16))).isTrue();
            assertThat(model.config().tieWordEmbeddings()).isEqualTo(!name.equals("lm_head.weight"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoder.embed_tokens.weight", "decoder.embed_tokens.weight", "lm_head.weight"})
    void sharedMatrixUnderAnotherName_isTheSharedOne(String name) throws IOException {
        changed(tensors -> tensors.put(name, Objects.requireNonNull(tensors.remove(SHARED))));
        try (T5Model model = T5Model.load(dir);
                T5Model created = T5Model.create(CONFIG, 1)) {
            assertThat(model.parameter(SHARED).equal(created.parameter(SHARED))).isTrue();
            assertThat(model.config()).isEqualTo(CONFIG);
        }
    }

    @Test
    void ownMatrixOfAnotherShape_isNamedWithBothShapes() throws IOException {
        changed(tensors -> tensors.put("lm_head.weight", torch.ones(310, 16)));
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("lm_head.weight")
                .hasMessageContaining("[310, 16]")
                .hasMessageContaining("[300, 16]");
    }

    @Test
    void sixteenBitWeights_becomeSinglePrecision() throws IOException {
        changed(tensors -> tensors.replaceAll((name, tensor) -> tensor.to(ScalarType.BFloat16)));
        try (T5Model model = T5Model.load(dir);
                PointerScope scope = new PointerScope()) {
            assertThat(model.parameters().values())
                    .allSatisfy(p -> assertThat(p.scalar_type().intern()).isEqualTo(ScalarType.Float));
        }
    }

    @Test
    void checkpointInParts_isReadByItsIndex() throws IOException {
        Path whole = dir.resolve("model.safetensors");
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> first = new LinkedHashMap<>(Safetensors.read(whole));
            Map<String, Tensor> second = new LinkedHashMap<>();
            second.put(NORM, first.remove(NORM));
            Safetensors.write(dir.resolve("model-00001-of-00002.safetensors"), first);
            Safetensors.write(dir.resolve("model-00002-of-00002.safetensors"), second);
        }
        Files.delete(whole);
        Files.writeString(
                dir.resolve("model.safetensors.index.json"),
                "{\"metadata\": {}, \"weight_map\": {\"shared.weight\": \"model-00001-of-00002.safetensors\", \"" + NORM
                        + "\": \"model-00002-of-00002.safetensors\"}}");
        try (T5Model model = T5Model.load(dir)) {
            assertThat(model.parameters()).containsKeys("shared.weight", NORM);
        }
        Path second = dir.resolve("model-00002-of-00002.safetensors");
        try (PointerScope scope = new PointerScope()) {
            Safetensors.write(second, Map.of());
        }
        assertThatThrownBy(() -> T5Model.load(dir)).hasMessageContaining("Tensor " + NORM + " is in none of the parts");
        Files.delete(second);
        assertThatThrownBy(() -> T5Model.load(dir)).hasMessageContaining("model-00002-of-00002.safetensors");
    }

    @Test
    void safetensors_arePreferredToPickles() throws IOException {
        Files.writeString(dir.resolve("pytorch_model.bin"), "no pickle");
        assertThat(WeightFiles.of(dir)).containsExactly(dir.resolve("model.safetensors"));
        T5Model.load(dir).close();
    }

    @Test
    void filesOfAPickledCheckpoint_areItsIndexAndItsParts() {
        assertThat(WeightFiles.of(Golden.path("variants/bin-parts")))
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "pytorch_model.bin.index.json",
                        "pytorch_model-00001-of-00002.bin",
                        "pytorch_model-00002-of-00002.bin");
    }

    @Test
    void weightsOfOtherKinds_areNamedWithWhatToDo() throws IOException {
        Files.move(dir.resolve("model.safetensors"), dir.resolve("tf_model.h5"));
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("No model weights at " + dir.resolve("model.safetensors"))
                .hasMessageContaining("there is tf_model.h5")
                .hasMessageContaining("save_pretrained");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors", "pytorch_model.bin", "model.safetensors.index.json"})
    void pointerOfGitLfs_isNamed(String name) throws IOException {
        Files.delete(dir.resolve("model.safetensors"));
        Files.writeString(
                dir.resolve(name), "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 307867048\n");
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(dir.resolve(name) + " is only a pointer of Git LFS")
                .hasMessageContaining("git lfs pull");
    }

    private interface Change {
        void to(Map<String, Tensor> tensors);
    }

    private void changed(Change change) throws IOException {
        Path file = dir.resolve("model.safetensors");
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> tensors = new LinkedHashMap<>(Safetensors.read(file));
            change.to(tensors);
            Safetensors.write(file, tensors);
        }
    }
}
