package dev.cairn.distill.dataset;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** 64-bit hash of bytes, by which equal rows are found; two different rows of a million share one about never. */
final class RowHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private RowHash() {}

    /** Four sums side by side, since each step of one has to wait for the step before. */
    static long of(byte[] bytes, int from, int to) {
        long a = MULTIPLIER;
        long b = ~MULTIPLIER;
        long c = MULTIPLIER >>> 1;
        long d = ~MULTIPLIER >>> 1;
        int i = from;
        for (; i + 4 * Long.BYTES <= to; i += 4 * Long.BYTES) {
            a = mix(a ^ (long) LONGS.get(bytes, i));
            b = mix(b ^ (long) LONGS.get(bytes, i + Long.BYTES));
            c = mix(c ^ (long) LONGS.get(bytes, i + 2 * Long.BYTES));
            d = mix(d ^ (long) LONGS.get(bytes, i + 3 * Long.BYTES));
        }
        long hash = mix(mix(mix(a) ^ b) ^ c) ^ d;
        for (; i < to; i++) {
            hash = mix(hash ^ bytes[i]);
        }
        return hash ^ (hash >>> 29);
    }

    private static long mix(long value) {
        long mixed = value * MULTIPLIER;
        return mixed ^ (mixed >>> 32);
    }
}
