package dev.cairn.t5.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowOperatorsTest {

    @ParameterizedTest
    @CsvSource({"1, 64", "5, 96", "300, 250"})
    void normsByTheRootMeanSquare(int rows, int width) {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.randn(rows, width);
            Tensor weight = torch.randn(width);
            Tensor expected =
                    torch.rms_norm(x, new long[] {width}, new TensorOptional(weight), new DoubleOptional(1e-6));

            assertThat(torch.allclose(RmsNorm.of(x, weight, 1e-6), expected, 1e-5, 1e-5, false))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 64", "5, 96", "300, 250"})
    void gatesWithGelu(int rows, int width) {
        try (PointerScope scope = new PointerScope()) {
            // From far below to far above zero, where the activation is 0 and x.
            Tensor x = torch.randn(rows, width).mul(new Scalar(8));
            Tensor y = torch.randn(rows, width);
            Tensor expected = torch.gelu(x, "tanh").mul(y);

            assertThat(torch.allclose(GatedGelu.of(x, y), expected, 1e-5, 1e-5, false))
                    .isTrue();

            // Halves of joined rows are not dense.
            TensorVector halves = torch.cat(new TensorVector(x, y), 1).chunk(2, 1);
            assertThat(torch.allclose(GatedGelu.of(halves.get(0), halves.get(1)), expected, 1e-5, 1e-5, false))
                    .isTrue();
        }
    }
}
