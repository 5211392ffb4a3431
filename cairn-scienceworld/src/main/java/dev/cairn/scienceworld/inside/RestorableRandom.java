package dev.cairn.scienceworld.inside;

import java.util.Random;

/** The generator of {@link Random}, number for number, whose position can be kept and restored. */
public final class RestorableRandom extends Random {
    private static final long serialVersionUID = 1;
    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long MASK = (1L << 48) - 1;

    private long position;
    private long draws;

    @Override
    protected int next(int bits) {
        draws++;
        position = (position * MULTIPLIER + 0xBL) & MASK;
        return (int) (position >>> (48 - bits));
    }

    @Override
    public synchronized void setSeed(long seed) {
        super.setSeed(seed);
        position = (seed ^ MULTIPLIER) & MASK;
    }

    long position() {
        return position;
    }

    void restore(long kept) {
        position = kept;
    }

    /** Numbers drawn since this generator exists. */
    long draws() {
        return draws;
    }

    void skip(long count) {
        for (long i = 0; i < count; i++) {
            next(32);
        }
    }
}
