package dev.cairn.t5.tensor;

import java.nio.LongBuffer;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Which numbers dropout keeps, on the CPU. Each thread draws for itself, so that threads which compute side by side always get the
 * same masks; and 16 bits decide about a number, which takes a seventh of the time of a draw for each.
 */
public final class DropoutMask {

    private static final int OF_A_LONG = Long.BYTES / Short.BYTES;
    private static final int VALUES = 1 << Short.SIZE;
    private static final TensorOptions LONGS = Natives.keep(new TensorOptions(ScalarType.Long));

    /**
     * Where a thread stands: each mask follows from the seed and from how many were drawn before.
     *
     * @param start what the seed has become
     * @param drawn masks
     */
    public record Position(long start, long drawn) {

        private static Position of(SplittableRandom seeded) {
            return new Position(seeded.nextLong(), 0);
        }

        private Position next() {
            return new Position(start, drawn + 1);
        }

        private SplittableRandom random() {
            return new SplittableRandom(start + drawn);
        }
    }

    private static final ThreadLocal<Position> POSITION =
            ThreadLocal.withInitial(() -> Position.of(new SplittableRandom()));

    private DropoutMask() {}

    /** What the present thread draws from now on follows from the seed. */
    public static void seed(long seed) {
        POSITION.set(Position.of(new SplittableRandom(seed)));
    }

    /** Of the present thread. */
    public static Position position() {
        return POSITION.get();
    }

    /** Lets the present thread draw once more what it drew from there on. */
    public static void goBackTo(Position earlier) {
        POSITION.set(earlier);
    }

    /**
     * True where a number is kept; in the present scope.
     *
     * @param rate the share that is dropped, in steps of 1 / 65536
     */
    public static Tensor draw(double rate, long... shape) {
        return Natives.scoped(() -> {
            long count = 1;
            for (long size : shape) {
                count *= size;
            }
            long longs = (count + OF_A_LONG - 1) / OF_A_LONG;
            Tensor random = torch.empty(new long[] {longs}, LONGS, Natives.NO_MEMORY_FORMAT);
            fill(random.data_ptr_long().capacity(longs).asBuffer());
            Tensor values = random.view(ScalarType.Short).narrow(0, 0, count);
            int firstKept = dropped(rate) + Short.MIN_VALUE;
            Tensor kept = firstKept > Short.MAX_VALUE ? values.ne(values) : values.ge(new Scalar(firstKept));
            return kept.view(shape);
        });
    }

    private static void fill(LongBuffer numbers) {
        Position position = POSITION.get();
        POSITION.set(position.next());
        SplittableRandom random = position.random();
        int count = numbers.capacity();
        for (int i = 0; i < count; i++) {
            numbers.put(i, random.nextLong());
        }
    }

    /** What a number that is kept is multiplied by, so that the mean stays. */
    public static float scale(double rate) {
        int kept = VALUES - dropped(rate);
        return kept == 0 ? 0 : (float) VALUES / kept;
    }

    /** Of as many values as 16 bits have. */
    private static int dropped(double rate) {
        return (int) Math.round(rate * VALUES);
    }
}
