package dev.cairn.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The random numbers of Python's {@code random.seed(n)}: published data sets were drawn and shuffled with them. Mersenne
 * Twister MT19937 (Matsumoto and Nishimura, 1998) with its initialisation by an array of one number.
 */
public final class PythonRandom {
    private static final int SIZE = 624;
    private static final int MIDDLE = 397;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7fffffff;

    private final int[] state = new int[SIZE];
    private int next = SIZE;

    /** @param seed 0 or above */
    public PythonRandom(int seed) {
        if (seed < 0) {
            throw new IllegalArgumentException("seed below 0: " + seed);
        }
        state[0] = 19650218;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        int i = 1;
        for (int k = 0; k < SIZE; k++) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525)) + seed;
            i = following(i);
        }
        for (int k = 0; k < SIZE - 1; k++) {
            state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941)) - i;
            i = following(i);
        }
        state[0] = UPPER;
    }

    /** A number from 0 to below {@code bound}, as {@code random.randrange} and {@code random.choice} draw it. */
    public int below(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("no number below " + bound);
        }
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(bound);
        int drawn = word() >>> (Integer.SIZE - bits);
        while (drawn >= bound) {
            drawn = word() >>> (Integer.SIZE - bits);
        }
        return drawn;
    }

    /** 0 to below {@code size} in the order in which {@code random.shuffle} leaves a list of that length. */
    public int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        for (int i = size - 1; i > 0; i--) {
            int j = below(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** A shuffled copy. */
    public <T> List<T> shuffled(List<T> items) {
        List<T> shuffled = new ArrayList<>(items.size());
        for (int index : permutation(items.size())) {
            shuffled.add(items.get(index));
        }
        return shuffled;
    }

    /** Behind the last word comes the second: the first gets the value of the last, as in the reference code. */
    private int following(int i) {
        if (i + 1 < SIZE) {
            return i + 1;
        }
        state[0] = state[SIZE - 1];
        return 1;
    }

    private int word() {
        if (next == SIZE) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int y = (state[i] & UPPER) | (state[(i + 1) % SIZE] & LOWER);
            state[i] = state[(i + MIDDLE) % SIZE] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        next = 0;
    }
}
