package dev.cairn.distill.dataset;

import dev.cairn.distill.prompt.Alignment;

/**
 * What rows look like.
 *
 * @param historyLength rounds shown in a prompt: 10, or 1 for the published variant without history
 */
public record RowOptions(Alignment alignment, int historyLength) {
    /** What models are trained on unless asked otherwise. */
    public static final RowOptions DEFAULT = new RowOptions(Alignment.ALIGNED, 10);
}
