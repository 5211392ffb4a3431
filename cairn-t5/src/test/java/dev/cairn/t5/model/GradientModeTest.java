package dev.cairn.t5.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.t5.FeedForward;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.tensor.CpuFlags;
import dev.cairn.t5.tensor.Natives;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientModeTest {

    private static final GradientMode CHECKPOINTING = new GradientMode(true, false);
    private static final GradientMode BF16 = new GradientMode(false, true);
    private static final T5Config CONFIG = T5Config.small(200, 32, 64, 3, 4);
    /** So wide that libtorch's products are rounded on the CPU too. */
    private static final T5Config WIDE = T5Config.small(200, 512, 64, 2, 4);

    private final TokenBatch inputs = TokenBatch.of(sequences(40), 0);
    private final TokenBatch targets = TokenBatch.of(sequences(9), 0);

    private record Gradients(double loss, Map<String, Tensor> byName) {}

    @ParameterizedTest
    @CsvSource({"0, RELU", "0, GATED_GELU", "0.2, GATED_GELU", "0, GATED_SILU"})
    void checkpointing_givesTheSameLossAndGradients_alsoWithDropout(double dropout, FeedForward kind) {
        T5Config config = config(dropout, kind);
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(config, 3)) {
            Gradients plain = gradients(model, GradientMode.PLAIN);
            Gradients checkpointed = gradients(model, CHECKPOINTING);
            assertThat(checkpointed.loss()).isEqualTo(plain.loss());
            assertThat(differences(plain, checkpointed))
                    .allSatisfy((name, difference) ->
                            assertThat(difference).as(name).isLessThan(1e-5));
        }
    }

    private static T5Config config(double dropout, FeedForward kind) {
        return new T5Config(200, 32, 8, 64, 3, 3, 4, 32, 128, dropout, 1e-6, kind, true, true, 0, List.of(1), 0);
    }

    @Test
    void scale_multipliesLossAndGradients() {
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(CONFIG, 3)) {
            double whole = model.addGradients(inputs, targets, 0.1, 1, GradientMode.PLAIN);
            double half = model.addGradients(inputs, targets, 0.1, 0.5, CHECKPOINTING);
            assertThat(half).isCloseTo(whole / 2, within(1e-3));
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void bfloat16_isNearSinglePrecision_andLeavesItAsItWas(boolean checkpointing) {
        assumeTrue(CpuFlags.here().bfloat16(), "bf16 units");
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(WIDE, 3)) {
            Gradients plain = gradients(model, GradientMode.PLAIN);
            Gradients rounded = gradients(model, new GradientMode(checkpointing, true));
            assertThat(rounded.loss()).isNotEqualTo(plain.loss()).isCloseTo(plain.loss(), within(0.01 * plain.loss()));
            assertThat(differences(plain, rounded))
                    .allSatisfy((name, difference) ->
                            assertThat(difference).as(name).isLessThan(0.1));
            assertThat(gradients(model, GradientMode.PLAIN).loss()).isEqualTo(plain.loss());
        }
    }

    /** Casts of weights are kept during a step; kept longer, they would be those of old weights. */
    @Test
    void bfloat16_seesChangedWeights() {
        assumeTrue(CpuFlags.here().bfloat16(), "bf16 units");
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.create(WIDE, 3)) {
            double before = gradients(model, BF16).loss();
            try (org.bytedeco.pytorch.NoGradGuard noGrad = new org.bytedeco.pytorch.NoGradGuard()) {
                model.parameter("decoder.block.0.layer.2.DenseReluDense.wo.weight")
                        .zero_();
            }
            assertThat(gradients(model, BF16).loss()).isNotEqualTo(before);
        }
    }

    @Test
    void cpuWithoutUnitsForIt_isNamedAsTheReason() {
        assertThatThrownBy(() -> CpuFlags.of("flags : fpu avx2 fma").requireBfloat16())
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("no bfloat16 units");
    }

    private Gradients gradients(T5Model model, GradientMode mode) {
        model.parameters().values().forEach(p -> p.mutable_grad().put(new Tensor()));
        model.seedDropout(9);
        double loss = model.addGradients(inputs, targets, 0.1, 1, mode);
        Map<String, Tensor> byName = new LinkedHashMap<>();
        model.parameters()
                .forEach((name, parameter) ->
                        byName.put(name, Natives.scoped(() -> parameter.grad().clone())));
        return new Gradients(loss, byName);
    }

    /** Norm of the difference as a share of the norm, by parameter. */
    private static Map<String, Double> differences(Gradients one, Gradients other) {
        Map<String, Double> differences = new LinkedHashMap<>();
        one.byName().forEach((name, gradient) -> {
            double norm = gradient.norm().item_double();
            Tensor found = other.byName().getOrDefault(name, gradient);
            differences.put(name, gradient.sub(found).norm().item_double() / norm);
        });
        assertThat(other.byName()).hasSameSizeAs(one.byName());
        return differences;
    }

    private static List<int[]> sequences(int length) {
        Random random = new Random(length);
        return IntStream.range(0, 4)
                .mapToObj(row -> random.ints(length - row, 3, 200).toArray())
                .toList();
    }
}
