package dev.cairn.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/** Why the action of a step was taken. */
public enum Choice {
    /** The policy's first prediction, as the world understood it. */
    FIRST,
    /** The world did not understand the first prediction; this one of the others is valid. */
    LATER_PREDICTION,
    /** No prediction is valid; this valid action is nearest in meaning, by sentence embeddings. */
    SIMILARITY,
    /** No prediction is valid; this valid action shares most words with the first. */
    OVERLAP,
    /** A fixed rule demanded it, whatever the predictions were. */
    RULE,
    /** A script said so: a recorded trajectory, nothing was predicted. */
    SCRIPTED,
    /** An earlier plan of a language model said so. */
    PLANNED,
    /** The current sub-goal is reached; the world was not touched. */
    END_SUB_GOAL,
    /** The agent only thought; the world was not touched. */
    THOUGHT,
    /** The world did not understand the first prediction and offered nothing to take instead; it was sent again. */
    NONE_VALID;

    /** Lower case with blanks, for example {@code later prediction}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @JsonCreator
    static Choice of(String label) {
        return Lookup.byName("choice", label, List.of(values()), Choice::label);
    }

    /** Whether something was sent to the world. */
    public boolean touchesWorld() {
        return this != END_SUB_GOAL && this != THOUGHT;
    }

    /** Whether the world was tried in vain first: such a step holds two attempts. */
    public boolean repaired() {
        return switch (this) {
            case LATER_PREDICTION, SIMILARITY, OVERLAP, NONE_VALID -> true;
            case FIRST, RULE, SCRIPTED, PLANNED, END_SUB_GOAL, THOUGHT -> false;
        };
    }
}
