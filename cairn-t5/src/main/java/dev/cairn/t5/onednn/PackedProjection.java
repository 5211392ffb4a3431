package dev.cairn.t5.onednn;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Projection;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A map whose weights are laid out once for oneDNN. */
public final class PackedProjection implements Projection {

    /** Many rows go in blocks of these, so that few shapes occur; larger blocks are no faster. */
    private static final int BLOCK = 256;

    private record Shape(int rows, boolean added) {}

    private final int in;
    private final int out;
    private final ScalarType type;
    private final memory.desc layout;
    private final Tensor weights;
    private final Kernels<Shape> kernels = new Kernels<>(this::kernel);

    private PackedProjection(Tensor dense, ScalarType type) {
        out = (int) dense.size(0);
        in = (int) dense.size(1);
        this.type = type;
        layout = Natives.keep(Products.weights(sources(BLOCK), Layouts.weights(type, in, out), results(BLOCK)));
        memory.desc given = new memory.desc(new long[] {in, out}, Layouts.typeOf(type), new long[] {1, in});
        weights = Natives.keep(Packing.of(dense.data_ptr(), given, layout));
    }

    /**
     * Lays out a copy of the weights.
     *
     * @param weight {@code (out, in)}
     * @param type {@code Float}, or {@code BFloat16}: inputs are rounded to it, results are single precision
     */
    public static PackedProjection of(Tensor weight, ScalarType type) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard noGrad = new NoGradGuard()) {
            return new PackedProjection(weight.detach().to(type).contiguous(), type);
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        long[] shape = Natives.shape(x);
        shape[shape.length - 1] = out;
        Tensor result = torch.empty(shape);
        multiply(x, result, false);
        return result;
    }

    @Override
    public void addTo(Tensor residual, Tensor x) {
        multiply(x, residual, true);
    }

    private void multiply(Tensor x, Tensor result, boolean added) {
        try (PointerScope scope = new PointerScope()) {
            Tensor source = x.to(type).contiguous();
            BytePointer from = new BytePointer(source.data_ptr());
            BytePointer into = new BytePointer(result.data_ptr());
            int rows = (int) (source.numel() / in);
            for (int row = 0; row < rows; row += BLOCK) {
                Kernel kernel = kernels.of(new Shape(Math.min(BLOCK, rows - row), added));
                Pointer sources = from.getPointer((long) row * in * source.element_size());
                kernel.run(sources, weights.data_ptr(), into.getPointer((long) row * out * result.element_size()));
            }
        }
    }

    private Kernel kernel(Shape shape) {
        return shape.added()
                ? Products.added(sources(shape.rows()), layout, results(shape.rows()))
                : Products.of(sources(shape.rows()), layout, results(shape.rows()));
    }

    private memory.desc sources(int rows) {
        return new memory.desc(new long[] {rows, in}, Layouts.typeOf(type), new long[] {in, 1});
    }

    private memory.desc results(int rows) {
        return Layouts.dense(rows, out);
    }

    @Override
    public void close() {
        kernels.close();
        Natives.free(weights);
        Natives.free(layout);
    }
}
