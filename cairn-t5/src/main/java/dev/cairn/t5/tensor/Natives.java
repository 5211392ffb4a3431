package dev.cairn.t5.tensor;

import java.nio.FloatBuffer;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Lifetime of native memory. Every tensor made inside a {@link PointerScope} is freed when the scope closes, unless it
 * is handed out ({@link #handTo}) or kept ({@link #keep}).
 */
public final class Natives {

    static {
        NativeLibraries.load();
    }

    /** An absent tensor. */
    public static final TensorOptional NO_TENSOR = keep(new TensorOptional());

    /** The usual memory format. */
    public static final MemoryFormatOptional NO_MEMORY_FORMAT = keep(new MemoryFormatOptional());

    /** Single precision on the CPU. */
    public static final TensorOptions FLOATS = keep(new TensorOptions(ScalarType.Float));

    /** The number 1 as an optional argument. */
    public static final DoubleOptional ONE = keep(new DoubleOptional(1.0));

    static {
        // Before the first tensor is made here.
        Threads.parallelism();
    }

    private Natives() {}

    /** Keeps a value beyond its scope; the owner frees it with {@link #free}. */
    public static <P extends Pointer> P keep(P pointer) {
        pointer.retainReference();
        return pointer;
    }

    /** Frees what {@link #keep} kept. */
    public static void free(Pointer pointer) {
        pointer.releaseReference();
    }

    /** Hands a value out of an inner scope that is about to close. */
    public static <P extends Pointer> P handTo(PointerScope outer, P pointer) {
        outer.attach(pointer);
        return pointer;
    }

    /** Runs the body in a scope of its own, so that its intermediate tensors are freed as soon as it returns. */
    public static Tensor scoped(Supplier<Tensor> body) {
        PointerScope outer = PointerScope.getInnerScope();
        try (PointerScope inner = new PointerScope()) {
            Tensor result = body.get();
            return outer == null ? keep(result) : handTo(outer, result);
        }
    }

    /** Sizes of all dimensions. */
    public static long[] shape(Tensor tensor) {
        long[] shape = new long[(int) tensor.dim()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = tensor.size(i);
        }
        return shape;
    }

    /** The numbers of a dense tensor on the CPU, where they lie; they hold as long as the tensor. */
    public static FloatBuffer buffer(Tensor dense) {
        return dense.data_ptr_float().capacity(dense.numel()).asBuffer();
    }
}
