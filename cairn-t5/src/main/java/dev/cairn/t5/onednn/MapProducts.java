package dev.cairn.t5.onednn;

import dev.cairn.t5.tensor.Natives;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Products of dense rows with weights that are laid out for a training step, in blocks of rows. */
final class MapProducts {

    /** Rows that are multiplied at a time: so few shapes occur, and what belongs to them stays in the cache. */
    static final int BLOCK = 256;

    /** Widths of a row before and after. */
    private record Size(int from, int to) {}

    private record Shape(int rows, Size size, boolean added) {}

    private static final Map<Size, memory.desc> LAYOUTS = new ConcurrentHashMap<>();
    private static final Kernels<Shape> KERNELS = new Kernels<>(MapProducts::kernel);

    private final Size size;
    private final Pointer weights;

    private MapProducts(Size size, Tensor packed) {
        this.size = size;
        weights = packed.data_ptr();
    }

    /**
     * From {@code in} to {@code out}. A copy of the weights is laid out, which belongs to the present scope.
     *
     * @param weight {@code (out, in)}, dense
     */
    static MapProducts forth(Tensor weight) {
        return packed(weight, new Size((int) weight.size(1), (int) weight.size(0)), new long[] {1, weight.size(1)});
    }

    /** From {@code out} to {@code in}: what multiplies a gradient. */
    static MapProducts back(Tensor weight) {
        return packed(weight, new Size((int) weight.size(0), (int) weight.size(1)), new long[] {weight.size(1), 1});
    }

    private static MapProducts packed(Tensor weight, Size size, long[] strides) {
        memory.desc given = Layouts.strided(new long[] {size.from(), size.to()}, strides);
        return new MapProducts(size, Packing.of(weight.data_ptr(), given, layout(size)));
    }

    /** Writes the products of so many rows. */
    void write(FloatPointer from, int rows, FloatPointer into) {
        multiply(from, rows, into, false);
    }

    /** Adds the products of so many rows. */
    void add(FloatPointer from, int rows, FloatPointer into) {
        multiply(from, rows, into, true);
    }

    private void multiply(FloatPointer from, int rows, FloatPointer into, boolean added) {
        for (int row = 0; row < rows; row += BLOCK) {
            KERNELS.of(new Shape(Math.min(BLOCK, rows - row), size, added))
                    .run(from.getPointer((long) row * size.from()), weights, into.getPointer((long) row * size.to()));
        }
    }

    private static Kernel kernel(Shape shape) {
        memory.desc source = Layouts.dense(shape.rows(), shape.size().from());
        memory.desc result = Layouts.dense(shape.rows(), shape.size().to());
        return shape.added()
                ? Products.added(source, layout(shape.size()), result)
                : Products.of(source, layout(shape.size()), result);
    }

    private static memory.desc layout(Size size) {
        return LAYOUTS.computeIfAbsent(size, missing -> {
            try (PointerScope scope = new PointerScope()) {
                return Natives.keep(Products.weights(
                        Layouts.dense(BLOCK, missing.from()),
                        Layouts.weights(ScalarType.Float, missing.from(), missing.to()),
                        Layouts.dense(BLOCK, missing.to())));
            }
        });
    }
}
