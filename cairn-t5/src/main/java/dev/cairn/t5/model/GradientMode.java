package dev.cairn.t5.model;

/**
 * How the gradients of a loss are computed.
 *
 * @param checkpointing keeps the input of each block only and computes the block again on the way back: about a third
 *     more time, far less memory, the same gradients
 * @param bf16 matrix products in bfloat16, everything that is kept in single precision; refused on CPUs without units
 *     for it
 */
public record GradientMode(boolean checkpointing, boolean bf16) {

    /** Single precision, everything kept. */
    public static final GradientMode PLAIN = new GradientMode(false, false);
}
