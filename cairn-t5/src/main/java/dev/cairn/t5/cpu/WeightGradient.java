package dev.cairn.t5.cpu;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** The gradient of the weights of a map, added up over blocks of rows; nothing where they are not trained. */
final class WeightGradient {

    private record Shape(int rows, int in, int out, Factors factors) {}

    private static final KernelCache<Shape> KERNELS = new KernelCache<>(WeightGradient::kernel);

    private final int in;
    private final int out;
    private final Factors factors;
    private final @Nullable Tensor sum;

    /** @param weight {@code (out, in)} */
    WeightGradient(Tensor weight, Factors factors) {
        this.factors = factors;
        out = (int) weight.size(0);
        in = (int) weight.size(1);
        sum = weight.requires_grad() ? torch.zeros(out, in) : null;
    }

    /**
     * Adds what {@code count} rows contribute.
     *
     * @param ofResult gradient of what the map made of them
     */
    void add(FloatPointer ofResult, FloatPointer rows, int count) {
        if (sum == null) {
            return;
        }
        for (int row = 0; row < count; row += PackedMatmul.BLOCK) {
            KERNELS.of(new Shape(Math.min(PackedMatmul.BLOCK, count - row), in, out, factors))
                    .run(ofResult.getPointer((long) row * out), rows.getPointer((long) row * in), sum.data_ptr());
        }
    }

    /** {@code (out, in)}. */
    @Nullable
    Tensor sum() {
        return sum;
    }

    private static Kernel kernel(Shape shape) {
        return MatmulKernels.added(
                shape.factors(),
                Layouts.strided(new long[] {shape.out(), shape.rows()}, new long[] {1, shape.out()}),
                Layouts.dense(shape.rows(), shape.in()),
                Layouts.dense(shape.out(), shape.in()));
    }
}
