package dev.cairn.t5.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.t5.tensor.GraphScope;
import dev.cairn.t5.tensor.Natives;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results and gradients are those of libtorch's operators. */
class FusedLayersTest {

    @ParameterizedTest
    @CsvSource({"1, 16, 16, 32", "3, 101, 32, 96", "4, 150, 64, 64"})
    void feedForward(int inputs, int positions, int width, int inner) {
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> operands = List.of(
                    torch.randn(inputs, positions, width),
                    weights(inner, width),
                    weights(inner, width),
                    weights(width, inner));

            List<Tensor> own = followed(
                    operands,
                    in -> FusedFeedForward.of(in.get(0), in.get(1), in.get(2), in.get(3), 0, Factors.SINGLE),
                    Integer.MAX_VALUE);

            assertEqual(own, followed(operands, FusedLayersTest::feedForward, Integer.MAX_VALUE));
        }
    }

    private static Tensor feedForward(List<Tensor> in) {
        Tensor gates = torch.gelu(torch.linear(in.get(0), in.get(1)), "tanh");
        return torch.linear(gates.mul(torch.linear(in.get(0), in.get(2))), in.get(3));
    }

    @ParameterizedTest
    @CsvSource({"1, 16, 16, 1, 8", "3, 101, 32, 4, 16", "2, 300, 48, 3, 64"})
    void selfAttention(int inputs, int positions, int width, int heads, int headWidth) {
        try (PointerScope scope = new PointerScope()) {
            long inner = (long) heads * headWidth;
            int[] lengths =
                    IntStream.range(0, inputs).map(i -> positions - 7 * i).toArray();
            List<Tensor> operands = List.of(
                    torch.randn(inputs, positions, width),
                    weights(3 * inner, width),
                    weights(width, inner),
                    torch.randn(1, heads, positions, positions));

            List<Tensor> own = followed(
                    operands,
                    in -> FusedSelfAttention.of(in.get(0), in.get(1), in.get(2), in.get(3), lengths, 0, Factors.SINGLE),
                    Integer.MAX_VALUE);

            assertEqual(own, followed(operands, in -> selfAttention(in, lengths), Integer.MAX_VALUE));
        }
    }

    private static Tensor selfAttention(List<Tensor> in, int[] lengths) {
        Tensor x = in.get(0);
        Tensor bias = in.get(3);
        long positions = x.size(1);
        long heads = bias.size(1);
        Tensor mask = torch.zeros(lengths.length, 1, 1, positions);
        for (int i = 0; i < lengths.length; i++) {
            mask.select(0, i).narrow(2, lengths[i], positions - lengths[i]).fill_(new Scalar(-1e30));
        }
        Tensor joined = torch.linear(x, in.get(1))
                .view(lengths.length, positions, 3, heads, -1)
                .permute(2, 0, 3, 1, 4);
        Tensor scores = torch.matmul(joined.select(0, 0), joined.select(0, 1).transpose(2, 3))
                .add(bias)
                .add(mask);
        Tensor attended = torch.matmul(torch.softmax(scores, -1), joined.select(0, 2));
        return torch.linear(attended.transpose(1, 2).reshape(lengths.length, positions, -1), in.get(2));
    }

    @Test
    void weightsThatAreNotTrained_getNoGradient() {
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> operands = List.of(torch.randn(32, 16), weights(24, 16), weights(24, 16), weights(16, 24));

            List<Tensor> onlyOfX = followed(
                    operands,
                    in -> FusedFeedForward.of(in.get(0), in.get(1), in.get(2), in.get(3), 0, Factors.SINGLE),
                    1);

            assertEqual(onlyOfX, followed(operands, FusedLayersTest::feedForward, 1));
            assertThat(onlyOfX.get(1).defined()).isTrue();
            assertThat(onlyOfX.get(2).defined()).isFalse();
        }
    }

    private static Tensor weights(long out, long in) {
        return torch.randn(out, in).mul(new Scalar(1 / Math.sqrt((double) in)));
    }

    /** The result, and the gradients of the operands; the first ones are trained. */
    private static List<Tensor> followed(List<Tensor> operands, Function<List<Tensor>, Tensor> operation, int trained) {
        List<Tensor> leaves = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            leaves.add(operands.get(i).detach().set_requires_grad(i < trained));
        }
        try (GraphScope graph = GraphScope.open()) {
            Tensor result = operation.apply(leaves);
            // The same of each result, and not the same of all its numbers.
            Tensor gradient = torch.arange(new Scalar(result.numel())).sin().view(result.sizes());
            result.backward(gradient, new BoolOptional(), false, new TensorArrayRefOptional());
            List<Tensor> followed = new ArrayList<>(List.of(result.detach()));
            leaves.forEach(leaf -> followed.add(leaf.grad()));
            return followed;
        }
    }

    private static void assertEqual(List<Tensor> actual, List<Tensor> expected) {
        for (int i = 0; i < expected.size(); i++) {
            if (expected.get(i).defined()) {
                double largest = expected.get(i).abs().max().item_double();
                assertThat(Arrays.toString(Natives.shape(actual.get(i))))
                        .isEqualTo(Arrays.toString(Natives.shape(expected.get(i))));
                assertThat(actual.get(i).sub(expected.get(i)).abs().max().item_double())
                        .as("number %d", i)
                        .isLessThan(1e-5 * largest);
            }
        }
    }
}
