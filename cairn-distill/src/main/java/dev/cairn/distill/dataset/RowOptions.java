package dev.cairn.distill.dataset;

import static dev.cairn.core.InvalidValueException.requireBetween;

import dev.cairn.core.io.RenamedKey;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.Domain;

/**
 * What rows look like.
 *
 * @param historyLength steps shown in a prompt, 1 to 10: 10, or 1 for the published variant without history
 */
@RenamedKey(
        old = "template",
        now = "'wording', with style: original, original-formal or compact, and options of compact")
public record RowOptions(Alignment alignment, int historyLength, Wording wording) {
    /** What models are trained on unless asked otherwise. */
    public static final RowOptions DEFAULT = new RowOptions(Alignment.ALIGNED, 10, Wording.ORIGINAL);

    /** The published data sets. */
    public static final RowOptions PUBLISHED = new RowOptions(Alignment.ORIGINAL, 10, Wording.ORIGINAL);

    public RowOptions {
        requireBetween(1, Prompts.LONGEST_HISTORY, "history-length", historyLength);
    }

    /** The prompts of these rows, about that world. */
    public Prompts prompts(Domain domain) {
        return new Prompts(domain, historyLength, alignment, wording);
    }
}
