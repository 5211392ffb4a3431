package dev.cairn.t5.train;

/** One example as token ids; the arrays must not be changed. */
final class EncodedPair {

    private final int[] input;
    private final int[] target;

    EncodedPair(int[] input, int[] target) {
        this.input = input;
        this.target = target;
    }

    int[] input() {
        return input;
    }

    int[] target() {
        return target;
    }
}
