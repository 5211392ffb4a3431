package dev.cairn.t5.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.t5.T5Config;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way of computing attention gives the formula's values and gradients. */
class T5AttentionTest {

    private static final int HEADS = 4;
    private static final int HEAD_WIDTH = 8;

    @ParameterizedTest
    @CsvSource({"1, 12, 1", "3, 12, 1", "3, 12, 3", "2, 260, 1", "2, 260, 2"})
    void trained(int inputs, int length, int biases) {
        try (PointerScope scope = new PointerScope()) {
            Tensor bias = leaf(biases, HEADS, length, length);
            List<Tensor> leaves = leaves(inputs, length, length);
            leaves.add(bias);

            List<Tensor> expected = valueAndGradients(formula(leaves, bias), leaves);
            List<Tensor> found =
                    valueAndGradients(attention().attend(leaves.get(0), leaves.get(1), leaves.get(2), bias), leaves);

            for (int i = 0; i < expected.size(); i++) {
                assertEqual(found.get(i), expected.get(i));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 12, 12, 1", "3, 5, 20, 1", "3, 12, 12, 3", "2, 7, 9, 0"})
    void withoutGradient(int inputs, int queries, int keys, int biases) {
        try (PointerScope scope = new PointerScope()) {
            @Nullable Tensor bias = biases == 0 ? null : torch.randn(biases, 1, 1, keys);
            List<Tensor> parts =
                    leaves(inputs, queries, keys).stream().map(Tensor::detach).toList();

            assertEqual(attention().attend(parts.get(0), parts.get(1), parts.get(2), bias), formula(parts, bias));
        }
    }

    @Test
    void dropoutIsAppliedWhereNothingIsTrained() {
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> parts = leaves(2, 12, 12).stream().map(Tensor::detach).toList();
            T5Attention dropsAll = attention(1);

            Tensor attended = dropsAll.attend(parts.get(0), parts.get(1), parts.get(2), null);

            assertThat(attended.abs().max().item_float()).isZero();
        }
    }

    private static T5Attention attention() {
        return attention(0);
    }

    private static T5Attention attention(double dropout) {
        int width = HEADS * HEAD_WIDTH;
        Map<String, Tensor> weights = new HashMap<>(Map.of("o.weight", torch.randn(width, width)));
        T5Config config = T5Config.small(20, width, 16, 1, HEADS);
        return new T5Attention(Weights.of("test", weights), config, new Dropout(dropout), Projections.TRAINED);
    }

    private static List<Tensor> leaves(int inputs, int queries, int keys) {
        torch.manual_seed(7);
        return new ArrayList<>(List.of(
                leaf(inputs, HEADS, queries, HEAD_WIDTH),
                leaf(inputs, HEADS, keys, HEAD_WIDTH),
                leaf(inputs, HEADS, keys, HEAD_WIDTH)));
    }

    private static Tensor leaf(long... shape) {
        return torch.randn(shape).set_requires_grad(true);
    }

    private static Tensor formula(List<Tensor> parts, @Nullable Tensor bias) {
        Tensor scores = torch.einsum("bhqd,bhkd->bhqk", new TensorVector(parts.get(0), parts.get(1)));
        return torch.matmul(torch.softmax(bias == null ? scores : scores.add(bias), -1), parts.get(2));
    }

    private static List<Tensor> valueAndGradients(Tensor value, List<Tensor> leaves) {
        List<Tensor> all = new ArrayList<>(List.of(value));
        value.square().sum().backward();
        for (Tensor leaf : leaves) {
            all.add(leaf.grad().clone());
            leaf.mutable_grad().zero_();
        }
        return all;
    }

    private static void assertEqual(Tensor found, Tensor expected) {
        assertThat(found.sizes().vec().get()).isEqualTo(expected.sizes().vec().get());
        assertThat(found.sub(expected).abs().max().item_float()).isCloseTo(0, within(2e-4f));
    }
}
