package dev.cairn.distill.dataset;

import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Template;

/**
 * What rows look like.
 *
 * @param historyLength rounds shown in a prompt: 10, or 1 for the published variant without history
 */
public record RowOptions(Alignment alignment, int historyLength, Template template) {
    /** What models are trained on unless asked otherwise. */
    public static final RowOptions DEFAULT = new RowOptions(Alignment.ALIGNED, 10, Template.ORIGINAL);

    /** The published data sets. */
    public static final RowOptions PUBLISHED = new RowOptions(Alignment.ORIGINAL, 10, Template.ORIGINAL);

    /** The prompts of these rows. */
    public Prompts prompts() {
        return new Prompts(historyLength, alignment, template);
    }
}
