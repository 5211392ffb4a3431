package dev.cairn.t5.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizedProjectionTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void largestBytes_doNotOverflow(boolean sumsOfBytes) {
        assumeTrue(!sumsOfBytes || CpuFlags.here().sumsOfBytes(), "AVX512-VNNI");
        try (PointerScope scope = new PointerScope();
                QuantizedProjection ones = QuantizedProjection.int8(torch.ones(48, 512), sumsOfBytes)) {
            Tensor off = ones.forward(torch.ones(7, 512)).sub(new Scalar(512));

            assertThat(off.abs().max().item_float()).isLessThan(0.5f);
        }
    }

    @Test
    void eightBitsOfInputs_halveWhatSevenAreOff() {
        assumeTrue(CpuFlags.here().sumsOfBytes(), "AVX512-VNNI");
        try (PointerScope scope = new PointerScope()) {
            torch.manual_seed(1);
            Tensor weight = torch.randint(-127, 128, new long[] {64, 256}).to(torch.ScalarType.Float);
            weight.select(1, 0).fill_(new Scalar(127));
            Tensor x = torch.rand(100, 256);

            assertThat(off(weight, x, true)).isLessThan(0.6 * off(weight, x, false));
        }
    }

    /** How far products are from exact ones, root mean square; the weights need no rounding. */
    private static double off(Tensor weight, Tensor x, boolean sumsOfBytes) {
        try (QuantizedProjection projection = QuantizedProjection.int8(weight, sumsOfBytes)) {
            Tensor difference = projection.forward(x).sub(torch.linear(x, weight));
            return Math.sqrt(difference.square().mean().item_double());
        }
    }
}
