package dev.cairn.t5.cpu;

import dev.cairn.t5.tensor.Natives;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Keys and values of one input, laid out for attention of a few rows to them. Shapes: R rows, H heads, D head width, M positions.
 */
public final class PackedKeysValues {

    private record Shape(int rows, int heads, int headWidth, int positions) {

        memory.desc queries() {
            return Layouts.strided(
                    new long[] {heads, rows, headWidth}, new long[] {headWidth, (long) heads * headWidth, 1});
        }

        memory.desc scores() {
            return Layouts.dense(heads, rows, positions);
        }

        memory.desc mask() {
            return Layouts.dense(1, 1, positions);
        }

        memory.desc packedKeys() {
            return Layouts.weights(torch.ScalarType.Float, heads, headWidth, positions);
        }

        memory.desc packedValues() {
            return Layouts.weights(torch.ScalarType.Float, heads, positions, headWidth);
        }

        /** Of keys or values as they come, which are columns of the same rows. */
        private long rowStride() {
            return 2L * heads * headWidth;
        }

        memory.desc givenKeys() {
            return Layouts.strided(new long[] {heads, headWidth, positions}, new long[] {headWidth, 1, rowStride()});
        }

        memory.desc givenValues() {
            return Layouts.strided(new long[] {heads, positions, headWidth}, new long[] {headWidth, rowStride(), 1});
        }
    }

    private static final KernelCache<Shape> SCORES = new KernelCache<>(
            shape -> MatmulKernels.offset(shape.queries(), shape.packedKeys(), shape.mask(), shape.scores()));
    private static final KernelCache<Shape> VALUES = new KernelCache<>(
            shape -> MatmulKernels.of(Factors.SINGLE, shape.scores(), shape.packedValues(), shape.queries()));

    private final Shape shape;
    private final Kernel scoring;
    private final Kernel summing;
    private final Tensor keys;
    private final Tensor values;
    private final Tensor mask;

    /**
     * Lays out a copy, which belongs to the present scope.
     *
     * @param keysValues {@code (M, 2, H, D)}, dense
     * @param length how many positions are attended to; the others are padding
     * @param rows how many rows will attend at a time
     */
    public PackedKeysValues(Tensor keysValues, int length, int heads, int headWidth, int rows) {
        int positions = (int) (keysValues.numel() / (2L * heads * headWidth));
        shape = new Shape(rows, heads, headWidth, positions);
        scoring = SCORES.of(shape);
        summing = VALUES.of(shape);
        FloatPointer data = keysValues.data_ptr_float();
        keys = Reorder.of(data, shape.givenKeys(), scoring.weights());
        values = Reorder.of(data.getPointer((long) heads * headWidth), shape.givenValues(), summing.weights());
        mask = torch.zeros(positions);
        mask.narrow(0, length, positions - length).fill_(new Scalar(Float.NEGATIVE_INFINITY));
    }

    /** Hands its memory out of an inner scope that is about to close. */
    public PackedKeysValues handedTo(PointerScope outer) {
        Natives.handTo(outer, keys);
        Natives.handTo(outer, values);
        Natives.handTo(outer, mask);
        return this;
    }

    /** How many scores {@link #attend} puts down. */
    public long scores() {
        return (long) shape.rows() * shape.heads() * shape.positions();
    }

    /**
     * Attention of the rows.
     *
     * @param queries {@code (R, H, D)}, dense
     * @param scores space for {@link #scores} numbers
     * @param attended for the weighted values {@code (R, H, D)}, dense
     */
    public void attend(FloatPointer queries, FloatPointer scores, FloatPointer attended) {
        scoring.run(queries, keys.data_ptr_float(), mask.data_ptr_float(), scores);
        Softmax.inPlace(scores, shape.rows() * shape.heads(), shape.positions());
        summing.run(scores, values.data_ptr_float(), attended);
    }
}
