package dev.cairn.t5.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Padding holds large numbers, which would show in the results. */
class AttentionTest {

    private static final double LARGE = 1000;

    @ParameterizedTest
    @CsvSource({"16, 16, 4, 8", "48, 33, 3, 64", "80, 80, 1, 64", "160, 145, 6, 32"})
    void positionsOfAnInputAttendToOneAnother(int positions, int length, int heads, int width) {
        try (PointerScope scope = new PointerScope()) {
            Tensor joined = torch.randn(positions, 3L * heads * width);
            Tensor padding = joined.narrow(0, length, positions - length);
            padding.mul_(new Scalar(LARGE));
            Tensor bias = torch.randn(heads, 2L * positions - 1);

            Tensor attended = new EncoderAttention(bias, length, width).attend(joined);

            Tensor byHead =
                    joined.narrow(0, 0, length).view(length, 3, heads, width).permute(1, 2, 0, 3);
            Tensor scores =
                    torch.matmul(byHead.select(0, 0), byHead.select(0, 1).transpose(1, 2));
            for (int query = 0; query < length; query++) {
                scores.select(1, query).add_(bias.narrow(1, positions - 1 - query, length));
            }
            Tensor expected = torch.matmul(torch.softmax(scores, -1), byHead.select(0, 2))
                    .transpose(0, 1)
                    .reshape(length, (long) heads * width);
            assertThat(torch.allclose(attended.narrow(0, 0, length), expected, 1e-4, 1e-4, false))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"64, 64, 4, 8, 1", "64, 33, 3, 64, 5", "192, 130, 6, 64, 3"})
    void rowsAttendToAnInput(int positions, int length, int heads, int width, int rows) {
        try (PointerScope scope = new PointerScope()) {
            Tensor joined = torch.randn(positions, 2L * heads * width);
            joined.narrow(0, length, positions - length).mul_(new Scalar(LARGE));
            Tensor queries = torch.randn(rows, (long) heads * width);
            Tensor attended = torch.empty(rows, (long) heads * width);

            PackedKeysValues memory = new PackedKeysValues(joined, length, heads, width, rows);
            Tensor scores = torch.empty(memory.scores());
            memory.attend(queries.data_ptr_float(), scores.data_ptr_float(), attended.data_ptr_float());

            Tensor byHead =
                    joined.narrow(0, 0, length).view(length, 2, heads, width).permute(1, 2, 0, 3);
            Tensor asked = queries.view(rows, heads, width).transpose(0, 1);
            Tensor weights =
                    torch.softmax(torch.matmul(asked, byHead.select(0, 0).transpose(1, 2)), -1);
            Tensor expected =
                    torch.matmul(weights, byHead.select(0, 1)).transpose(0, 1).reshape(rows, (long) heads * width);
            assertThat(torch.allclose(attended, expected, 1e-4, 1e-4, false)).isTrue();
        }
    }
}
