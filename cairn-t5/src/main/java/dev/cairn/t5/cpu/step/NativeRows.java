package dev.cairn.t5.cpu.step;

import dev.cairn.t5.tensor.Natives;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Rows of numbers in native memory, which Java writes and operators of libtorch read; they belong to the scope of their making. */
public final class NativeRows {

    private final Tensor all;
    private final FloatBuffer numbers;
    private final int width;

    /** @param capacity the most rows there will be */
    public NativeRows(int capacity, int width) {
        all = torch.empty(capacity, width);
        numbers = Natives.buffer(all);
        this.width = width;
    }

    /** The first rows with these numbers: {@code (rows, width)}. */
    Tensor filled(float[] values, int rows) {
        numbers.put(0, values, 0, rows * width);
        return first(rows);
    }

    /** {@code (rows, width)}, as they are. */
    Tensor first(int rows) {
        return all.narrow(0, 0, rows);
    }

    FloatPointer pointer() {
        return all.data_ptr_float();
    }

    /** Copies a dense tensor. */
    static void read(Tensor from, float[] into) {
        from.data_ptr_float().get(into, 0, (int) from.numel());
    }
}
