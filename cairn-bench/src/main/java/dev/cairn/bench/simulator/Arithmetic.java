package dev.cairn.bench.simulator;

/** Work without memory: a generator of pseudo-random numbers. */
final class Arithmetic implements Runnable {
    private static final int ROUNDS = 100_000;

    private long value = 1;

    @Override
    public void run() {
        for (int i = 0; i < ROUNDS; i++) {
            value ^= value << 13;
            value ^= value >>> 7;
            value ^= value << 17;
        }
    }
}
