package dev.cairn.t5.cpu;

import dev.cairn.t5.tensor.DropoutMask;
import dev.cairn.t5.tensor.Natives;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** Dropout between kernels: the backward pass drops what the forward pass has drawn. */
final class KernelDropout implements AutoCloseable {

    private record Shape(long numbers, float scale) {}

    private static final KernelCache<Shape> KERNELS = new KernelCache<>(KernelDropout::kernel);

    /** A byte for each number; null where nothing is dropped. */
    private final @Nullable Tensor mask;

    private final float scale;

    /** Draws for numbers of that shape, which are kept until this is closed. */
    KernelDropout(double rate, long... shape) {
        mask = rate == 0 ? null : Natives.keep(DropoutMask.draw(rate, shape));
        scale = DropoutMask.scale(rate);
    }

    /**
     * Numbers with some dropped and the others larger.
     *
     * @param first place of the first number among all that were drawn for
     * @param space for as many numbers, which may be these
     * @return the space, or the numbers themselves where nothing is dropped
     */
    FloatPointer of(FloatPointer numbers, long first, long count, FloatPointer space) {
        if (mask == null) {
            return numbers;
        }
        BytePointer kept = new BytePointer(mask.data_ptr()).getPointer(first);
        KERNELS.of(new Shape(count, scale)).run(numbers, kept, space);
        return space;
    }

    private static Kernel kernel(Shape shape) {
        memory.desc row = Layouts.dense(1, shape.numbers());
        memory.desc bytes = new memory.desc(
                new long[] {1, shape.numbers()}, Layouts.typeOf(ScalarType.Byte), new long[] {shape.numbers(), 1});
        post_ops scaling = new post_ops();
        scaling.append_eltwise(dnnl.algorithm.eltwise_linear, shape.scale(), 0);
        return Kernel.ofPairs(dnnl.algorithm.binary_mul, row, bytes, row, scaling);
    }

    @Override
    public void close() {
        if (mask != null) {
            Natives.free(mask);
        }
    }
}
