package dev.cairn.conformance.defect;

import java.util.Locale;

/**
 * A defect of the published agent that Cairn has mended, and that can be switched on again to agree with it. Defects that
 * only make the published code fail are not here.
 */
public enum Defect {
    /** Every word of an answer that begins with {@code <} is dropped, not only the marks of models. */
    WORDS_AS_MARKS,
    /** Formal answers are sent to the world as they are; in words each would be understood. */
    FORMAL_AS_IS,
    /** {@code WAIT()} is ten ticks of the world instead of one. */
    LONG_WAIT,
    /** The end of a sub-goal among any of the beams ends it, also for models that mean it only when they say it first. */
    END_IN_ANY_BEAM,
    /** At the end of a sub-goal the last observation is remembered once more, not the text of the training data. */
    REPEATED_OBSERVATION,
    /** By similarity the fifth best action is taken instead of the best. */
    FIFTH_BEST,
    /** By overlap the number of shared words counts, however long the action; the result loses its punctuation. */
    SHARED_TOKEN_COUNT,
    /** An answer that is not valid may become a focus on whatever is nearest, which ends the episode if it is the wrong thing. */
    GUESSED_FOCUS,
    /** In two tasks that mix paint, the first prediction is sent again, with the place of the paint written into it. */
    PAINT_RULE,
    /** A prompt that is too long loses its end, the question included, and not its oldest history. */
    CUT_END;

    /** As on the command line, for example {@code fifth-best}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
