package dev.cairn.cli.option;

import dev.cairn.distill.prompt.Wording;
import dev.cairn.distill.prompt.Wording.EarlierSubGoals;
import dev.cairn.distill.prompt.Wording.Style;
import picocli.CommandLine.Option;

/** How prompts say things. */
public final class WordingFlags {
    @Option(
            names = "--wording",
            defaultValue = "original",
            description =
                    "Wording of prompts: original, that of the paper; original-formal, the same, but swift speaks formal actions"
                            + " too; compact, short prompts for small models (docs/reference/wording.md).")
    private Style style = Style.ORIGINAL;

    @Option(names = "--mark-task-objects", description = "Of compact: mark what the task names where it is seen.")
    private boolean markTaskObjects;

    @Option(
            names = "--earlier-sub-goals",
            defaultValue = "measured",
            description =
                    "Of compact: which sub-goals before the current one a controller sees: all, or measured, which is the last"
                            + " one and those that measured something.")
    private EarlierSubGoals earlierSubGoals = EarlierSubGoals.MEASURED;

    @Option(names = "--hide-progress", description = "Of compact: leave out the number of the step and points.")
    private boolean hideProgress;

    /** @throws dev.cairn.core.UserException if options of compact are given with another wording */
    public Wording wording() {
        return new Wording(style, markTaskObjects, earlierSubGoals, hideProgress);
    }
}
