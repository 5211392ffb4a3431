package dev.cairn.t5.onednn;

import dev.cairn.t5.tensor.Natives;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Products of dense rows with weights that are laid out once, in blocks of rows. */
final class MapProducts implements AutoCloseable {

    /** Many rows go in blocks of these: so few shapes occur, and what belongs to them stays in the cache. Larger ones are no faster. */
    static final int BLOCK = 256;

    /** Widths of a row before and after, and the type of what is multiplied; results are single precision. */
    private record Size(int from, int to, ScalarType type) {

        memory.desc sources(int rows) {
            return new memory.desc(new long[] {rows, from}, Layouts.typeOf(type), new long[] {from, 1});
        }

        memory.desc results(int rows) {
            return Layouts.dense(rows, to);
        }
    }

    private record Shape(int rows, Size size, boolean added) {}

    private static final Map<Size, memory.desc> LAYOUTS = new ConcurrentHashMap<>();
    private static final Kernels<Shape> KERNELS = new Kernels<>(MapProducts::kernel);

    private final Size size;
    private final Tensor weights;

    private MapProducts(Size size, Tensor weights) {
        this.size = size;
        this.weights = weights;
    }

    /**
     * From {@code in} to {@code out}. A copy of the weights is laid out, which belongs to the present scope.
     *
     * @param weight {@code (out, in)}, dense, single precision or bfloat16; rows have the same type
     */
    static MapProducts forth(Tensor weight) {
        return packed(weight, weight.size(1), weight.size(0), new long[] {1, weight.size(1)});
    }

    /** From {@code out} to {@code in}: what multiplies a gradient. */
    static MapProducts back(Tensor weight) {
        return packed(weight, weight.size(0), weight.size(1), new long[] {weight.size(1), 1});
    }

    private static MapProducts packed(Tensor weight, long from, long to, long[] strides) {
        Size size = new Size((int) from, (int) to, weight.scalar_type().intern());
        memory.desc given = new memory.desc(new long[] {from, to}, Layouts.typeOf(size.type()), strides);
        return new MapProducts(size, Packing.of(weight.data_ptr(), given, layout(size)));
    }

    /** Keeps the weights beyond the scope, until they are closed. */
    MapProducts kept() {
        Natives.keep(weights);
        return this;
    }

    /** Writes the products of so many rows. */
    void write(Pointer from, int rows, Pointer into) {
        multiply(from, rows, into, false);
    }

    /** Adds the products of so many rows. */
    void add(Pointer from, int rows, Pointer into) {
        multiply(from, rows, into, true);
    }

    private void multiply(Pointer from, int rows, Pointer into, boolean added) {
        long sourceBytes = size.type() == ScalarType.BFloat16 ? Short.BYTES : Float.BYTES;
        BytePointer sources = new BytePointer(from);
        BytePointer results = new BytePointer(into);
        for (int row = 0; row < rows; row += BLOCK) {
            KERNELS.of(new Shape(Math.min(BLOCK, rows - row), size, added))
                    .run(
                            sources.getPointer((long) row * size.from() * sourceBytes),
                            weights.data_ptr(),
                            results.getPointer((long) row * size.to() * Float.BYTES));
        }
    }

    private static Kernel kernel(Shape shape) {
        Size size = shape.size();
        return shape.added()
                ? Products.added(size.sources(shape.rows()), layout(size), size.results(shape.rows()))
                : Products.of(size.sources(shape.rows()), layout(size), size.results(shape.rows()));
    }

    private static memory.desc layout(Size size) {
        return LAYOUTS.computeIfAbsent(size, missing -> {
            try (PointerScope scope = new PointerScope()) {
                return Natives.keep(Products.weights(
                        missing.sources(BLOCK),
                        Layouts.weights(missing.type(), missing.from(), missing.to()),
                        missing.results(BLOCK)));
            }
        });
    }

    @Override
    public void close() {
        Natives.free(weights);
    }
}
