package dev.cairn.t5.cpu.step;

/**
 * Sizes that the parts of a decoder share.
 *
 * @param capacity the most rows there will be
 * @param width numbers of a row between the parts, {@code dModel}
 * @param heads of attention
 * @param headWidth numbers of a head
 */
public record StepShape(int capacity, int width, int heads, int headWidth) {

    /** Width of all heads together. */
    public int inner() {
        return heads * headWidth;
    }
}
