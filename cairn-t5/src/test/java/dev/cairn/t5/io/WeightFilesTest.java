package dev.cairn.t5.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFilesTest {

    private static final T5Config CONFIG = T5Config.small(300, 16, 32, 1, 2);
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

    @Test
    void copiesThatOldCheckpointsCarry_arePassedOver() throws IOException {
        changed(tensors -> {
            tensors.put("encoder.embed_tokens.weight", torch.ones(300, 16));
            tensors.put("decoder.embed_tokens.weight", torch.ones(300, 16));
            tensors.put("lm_head.weight", torch.ones(300, 16));
            tensors.put("decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight", torch.ones(32, 2));
        });
        try (T5Model model = T5Model.load(dir)) {
            assertThat(model.parameters()).doesNotContainKeys("lm_head.weight", "encoder.embed_tokens.weight");
        }
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
        Files.delete(dir.resolve("model-00002-of-00002.safetensors"));
        assertThatThrownBy(() -> T5Model.load(dir)).hasMessageContaining("model-00002-of-00002.safetensors");
    }

    @Test
    void picklesOfPython_areNotReadButNamed() throws IOException {
        Files.move(dir.resolve("model.safetensors"), dir.resolve("pytorch_model.bin"));
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("pytorch_model.bin")
                .hasMessageContaining("save_pretrained");
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
