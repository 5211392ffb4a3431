package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.t5.generate.TokenGenerator;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.model.TokenBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class T5ModelTest {

    private static final T5Config SMALL = T5Config.small(400, 32, 64, 2, 2);

    @TempDir
    Path dir;

    @Test
    void savedModel_loadsEqualBitForBit() {
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(SMALL, 3)) {
            model.save(dir);
            try (T5Model loaded = T5Model.load(dir)) {
                assertThat(loaded.config()).isEqualTo(SMALL);
                assertThat(loaded.parameters().keySet())
                        .containsExactlyElementsOf(model.parameters().keySet());
                model.parameters()
                        .forEach((name, tensor) -> assertThat(tensor.equal(loaded.parameter(name)))
                                .as(name)
                                .isTrue());
            }
        }
    }

    @Test
    void sameSeed_givesTheSameWeights_otherSeedGivesOthers() {
        try (PointerScope scope = new PointerScope();
                T5Model first = T5Model.create(SMALL, 3);
                T5Model again = T5Model.create(SMALL, 3);
                T5Model other = T5Model.create(SMALL, 4)) {
            assertThat(shared(first).equal(shared(again))).isTrue();
            assertThat(shared(first).equal(shared(other))).isFalse();
        }
    }

    @Test
    void newWeights_haveTheDeviationsOfT5() {
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(T5Config.small(400, 64, 128, 1, 4), 1)) {
            assertThat(deviation(model, "shared.weight")).isCloseTo(1, within(0.03));
            String attention = "encoder.block.0.layer.0.SelfAttention.";
            assertThat(deviation(model, attention + "q.weight")).isCloseTo(1.0 / 32, within(0.002));
            assertThat(deviation(model, attention + "k.weight")).isCloseTo(1.0 / 8, within(0.01));
            String dense = "decoder.block.0.layer.2.DenseReluDense.";
            assertThat(deviation(model, dense + "wo.weight")).isCloseTo(Math.pow(128, -0.5), within(0.005));
        }
    }

    @Test
    void dropout_changesTheTrainingLossOnly() {
        TokenBatch batch = TokenBatch.of(List.of(new int[] {5, 6, 7, 1}, new int[] {8, 1}), 0);
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(SMALL.withDropout(0.5), 3)) {
            double evaluated = model.evaluationLoss(batch, batch);
            assertThat(model.evaluationLoss(batch, batch)).isEqualTo(evaluated);
            assertThat(model.addGradients(batch, batch, 0, 1, GradientMode.PLAIN))
                    .isNotEqualTo(evaluated);
        }
    }

    @Test
    void matchesGreedy_saysWhatGreedyDecodingWouldAnswer() {
        List<int[]> inputs = List.of(new int[] {5, 6, 7, 1}, new int[] {8, 1}, new int[] {9, 10, 11, 12, 13, 1});
        try (T5Model model = T5Model.create(SMALL, 3)) {
            List<int[]> targets;
            try (TokenGenerator generator = model.generator()) {
                targets = generator.generate(inputs, GenerationConfig.greedy(7)).stream()
                        .map(answer -> answer.get(0).tokens().stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                        .toList();
            }
            assertThat(targets).extracting(target -> target.length).containsExactly(7, 1, 7);
            assertThat(model.matchesGreedy(TokenBatch.of(inputs, 0), TokenBatch.of(targets, 0)))
                    .containsExactly(true, true, true);
            targets.get(0)[3]++;
            assertThat(model.matchesGreedy(TokenBatch.of(inputs, 0), TokenBatch.of(targets, 0)))
                    .containsExactly(false, true, true);
        }
    }

    @Test
    void missingFile_isNamed() {
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(dir.resolve("config.json").toString());
        SMALL.write(dir.resolve("config.json"));
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(dir.resolve("model.safetensors").toString());
        assertThatThrownBy(() -> TextGenerator.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(dir.resolve("tokenizer.json").toString());
    }

    @Test
    void weightsOfAnotherShape_areNamedWithBothShapes() {
        try (T5Model model = T5Model.create(SMALL, 3)) {
            model.save(dir);
        }
        T5Config.small(500, 32, 64, 2, 2).write(dir.resolve("config.json"));
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("shared.weight")
                .hasMessageContaining("[400, 32]")
                .hasMessageContaining("[500, 32]");
    }

    @Test
    void fewerWeightsThanLayers_namesTheFirstMissing() {
        try (T5Model model = T5Model.create(SMALL, 3)) {
            model.save(dir);
        }
        T5Config.small(400, 32, 64, 3, 2).write(dir.resolve("config.json"));
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("encoder.block.2.layer.0");
    }

    @Test
    void corruptWeights_areNamed() throws IOException {
        SMALL.write(dir.resolve("config.json"));
        Path weights = dir.resolve("model.safetensors");
        Files.write(weights, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, StandardOpenOption.CREATE);
        assertThatThrownBy(() -> T5Model.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(weights.toString())
                .hasMessageContaining("header length");
    }

    private static Tensor shared(T5Model model) {
        return model.parameter("shared.weight");
    }

    private static double deviation(T5Model model, String name) {
        return model.parameter(name).std().item_double();
    }
}
