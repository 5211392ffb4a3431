package dev.cairn.t5.cpu;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Threads;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Products of dense rows with weights that are laid out once, in blocks of rows. Those of few rows are shared with threads that are
 * free, some columns each; the numbers are the same to the last bit.
 */
final class PackedMatmul implements AutoCloseable {

    /** Many rows go in blocks of these: so few shapes occur, and what belongs to them stays in the cache. Larger ones are no faster. */
    static final int BLOCK = 256;

    /** A product of more rows is not shared by its columns: there are parts of whole rows then, or other work for the threads. */
    private static final int FEW_ROWS = 64;

    /** Weights of a part, from which on handing it over takes less time than it saves. */
    private static final long WORTHWHILE = 1 << 18;

    /** Widths of a row before and after, and the type of what is multiplied; results are single precision. */
    private record Size(int from, int to, ScalarType type, Factors factors) {

        memory.desc sources(int rows) {
            return new memory.desc(new long[] {rows, from}, Layouts.typeOf(type), new long[] {from, 1});
        }

        Size narrowed(int columns) {
            return new Size(from, columns, type, factors);
        }

        long bytes(long numbers) {
            return numbers * (type == ScalarType.BFloat16 ? Short.BYTES : Float.BYTES);
        }
    }

    /** A product of all columns, or of a stretch of them. */
    private record Shape(int rows, Size size, int columns, boolean added) {}

    /** Into a number of stretches of columns. */
    private record Split(Size size, int parts) {}

    private static final Map<Size, memory.desc> LAYOUTS = new ConcurrentHashMap<>();
    private static final Map<Split, List<WeightColumns>> SPLITS = new ConcurrentHashMap<>();
    private static final KernelCache<Shape> KERNELS = new KernelCache<>(PackedMatmul::kernel);

    private final Size size;
    private final Tensor weights;

    private PackedMatmul(Size size, Tensor weights) {
        this.size = size;
        this.weights = weights;
    }

    /**
     * From {@code in} to {@code out}. A copy of the weights is laid out, which belongs to the present scope.
     *
     * @param weight {@code (out, in)}, dense, single precision or bfloat16; rows have the same type
     */
    static PackedMatmul forward(Tensor weight, Factors factors) {
        return packed(weight, factors, weight.size(1), weight.size(0), new long[] {1, weight.size(1)});
    }

    /** From {@code out} to {@code in}: what multiplies a gradient. */
    static PackedMatmul backward(Tensor weight, Factors factors) {
        return packed(weight, factors, weight.size(0), weight.size(1), new long[] {weight.size(1), 1});
    }

    private static PackedMatmul packed(Tensor weight, Factors factors, long from, long to, long[] strides) {
        Size size = new Size((int) from, (int) to, weight.scalar_type().intern(), factors);
        memory.desc given = new memory.desc(new long[] {from, to}, Layouts.typeOf(size.type()), strides);
        return new PackedMatmul(size, Reorder.of(weight.data_ptr(), given, layout(size)));
    }

    /** Keeps the weights beyond the scope, until they are closed. */
    PackedMatmul kept() {
        Natives.keep(weights);
        return this;
    }

    /** Writes the products of {@code rows} rows. */
    void write(Pointer from, int rows, Pointer into) {
        multiply(from, rows, into, false);
    }

    /** Adds the products of {@code rows} rows. */
    void add(Pointer from, int rows, Pointer into) {
        multiply(from, rows, into, true);
    }

    private void multiply(Pointer from, int rows, Pointer into, boolean added) {
        List<WeightColumns> parts = columns(rows);
        Threads.parallelFor(parts.size(), part -> multiply(from, rows, into, added, parts.get(part)));
    }

    /** As many stretches as there are threads for, as long as each is worth the handing over. */
    private List<WeightColumns> columns(int rows) {
        long worthwhile = rows <= FEW_ROWS ? (long) size.from() * size.to() / WORTHWHILE : 1;
        int parts = (int) Math.max(1, Math.min(worthwhile, 1 + Threads.idle()));
        return SPLITS.computeIfAbsent(new Split(size, parts), PackedMatmul::split);
    }

    private static List<WeightColumns> split(Split split) {
        try (PointerScope scope = new PointerScope()) {
            Size size = split.size();
            return WeightColumns.of(
                    layout(size), size.from(), size.to(), split.parts(), columns -> layout(size.narrowed(columns)));
        }
    }

    private void multiply(Pointer from, int rows, Pointer into, boolean added, WeightColumns columns) {
        BytePointer sources = new BytePointer(from);
        BytePointer results = new BytePointer(into).getPointer((long) columns.first() * Float.BYTES);
        Pointer multiplied = new BytePointer(weights.data_ptr()).getPointer(size.bytes(columns.offset()));
        for (int row = 0; row < rows; row += BLOCK) {
            KERNELS.of(new Shape(Math.min(BLOCK, rows - row), size, columns.count(), added))
                    .run(
                            sources.getPointer(size.bytes((long) row * size.from())),
                            multiplied,
                            results.getPointer((long) row * size.to() * Float.BYTES));
        }
    }

    private static Kernel kernel(Shape shape) {
        Size size = shape.size();
        memory.desc sources = size.sources(shape.rows());
        memory.desc weights = layout(size.narrowed(shape.columns()));
        memory.desc results = Layouts.columns(shape.rows(), shape.columns(), size.to());
        return shape.added()
                ? MatmulKernels.added(size.factors(), sources, weights, results)
                : MatmulKernels.of(size.factors(), sources, weights, results);
    }

    private static memory.desc layout(Size size) {
        return LAYOUTS.computeIfAbsent(size, missing -> {
            try (PointerScope scope = new PointerScope()) {
                return Natives.keep(MatmulKernels.weights(
                        missing.factors(),
                        missing.sources(BLOCK),
                        Layouts.weights(missing.type(), missing.from(), missing.to()),
                        Layouts.dense(BLOCK, missing.to())));
            }
        });
    }

    @Override
    public void close() {
        Natives.free(weights);
    }
}
