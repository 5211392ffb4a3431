package dev.cairn.t5.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.t5.tensor.Threads;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedMatmulTest {

    private final int before = Threads.parallelism();

    @AfterEach
    void asBefore() {
        Threads.parallelism(before);
    }

    @ParameterizedTest
    @CsvSource({"1, 512, 2100", "5, 512, 2100", "40, 512, 2100", "5, 2048, 512", "300, 512, 2100", "5, 1000, 1056"})
    void productsSharedByColumns_areTheSameToTheLastBit(int rows, int from, int to) {
        try (PointerScope scope = new PointerScope()) {
            torch.manual_seed(1);
            Tensor weight = torch.randn(to, from);
            Tensor x = torch.randn(rows, from);
            PackedMatmul products = PackedMatmul.forward(weight, Factors.SINGLE);
            Tensor alone = product(products, x, to, 1);

            for (int threads : new int[] {2, 4}) {
                assertThat(product(products, x, to, threads).equal(alone)).isTrue();
            }
            assertThat(torch.allclose(alone, torch.linear(x, weight).add(x.sum()), 1e-4, 1e-2, false))
                    .isTrue();
        }
    }

    /** Added to the sum of all of {@code x}. */
    private static Tensor product(PackedMatmul products, Tensor x, int to, int threads) {
        Threads.parallelism(threads);
        Tensor result = torch.empty(x.size(0), to);
        result.copy_(x.sum());
        Threads.invokeAll(List.of(() -> {
            products.add(x.data_ptr(), (int) x.size(0), result.data_ptr());
            return true;
        }));
        return result;
    }

    @ParameterizedTest
    @CsvSource({"512, 2100, 2", "512, 2100, 4", "2048, 512, 2", "192, 640, 10"})
    void stretchesLieWhereTheColumnsAre(int from, int to, int parts) {
        try (PointerScope scope = new PointerScope()) {
            List<WeightColumns> stretches =
                    WeightColumns.of(layout(from, to), from, to, parts, columns -> layout(from, columns));

            assertThat(stretches).hasSize(parts);
            int first = 0;
            for (WeightColumns stretch : stretches) {
                assertThat(stretch.first()).isEqualTo(first);
                assertThat(stretch.offset()).isEqualTo((long) first * from);
                first += stretch.count();
            }
            assertThat(first).isEqualTo(to);
        }
    }

    private static memory.desc layout(int from, int to) {
        return MatmulKernels.weights(
                Factors.SINGLE,
                Layouts.dense(256, from),
                Layouts.weights(ScalarType.Float, from, to),
                Layouts.dense(256, to));
    }
}
