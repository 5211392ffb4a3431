package dev.cairn.t5.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.t5.tensor.Projection;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedProjectionTest {

    private static final int MOST_ROWS = 600;

    @ParameterizedTest
    @CsvSource({"64, 48", "96, 256", "250, 33"})
    void multipliesAnyNumberOfRows(int in, int out) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = torch.randn(out, in);
            Tensor x = torch.randn(MOST_ROWS, in);
            Tensor expected = torch.linear(x, weight);
            try (Projection projection = PackedProjection.of(weight, ScalarType.Float)) {
                Tensor all = projection.forward(x);
                assertThat(torch.allclose(all, expected, 1e-4, 1e-4, false)).isTrue();
                for (int rows : new int[] {1, 5, 16, 40, 255, 256, 257}) {
                    // The same bits, whatever the number of rows.
                    assertThat(torch.equal(projection.forward(x.narrow(0, 0, rows)), all.narrow(0, 0, rows)))
                            .as("%d rows", rows)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"5", "300"})
    void addsToWhatIsThere(int rows) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = torch.randn(48, 64);
            Tensor x = torch.randn(1, rows, 64);
            Tensor residual = torch.randn(1, rows, 48);
            Tensor expected = residual.add(torch.linear(x, weight));
            try (Projection projection = PackedProjection.of(weight, ScalarType.Float)) {
                projection.addTo(residual, x);
            }
            assertThat(torch.allclose(residual, expected, 1e-4, 1e-4, false)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"5", "300"})
    void readsRowsWithGapsBetweenThem(int rows) {
        try (PointerScope scope = new PointerScope()) {
            Tensor weight = torch.randn(48, 64);
            Tensor wide = torch.randn(rows, 100).narrow(1, 20, 64);
            try (Projection projection = PackedProjection.of(weight, ScalarType.Float)) {
                assertThat(torch.equal(projection.forward(wide), projection.forward(wide.contiguous())))
                        .isTrue();
            }
        }
    }
}
