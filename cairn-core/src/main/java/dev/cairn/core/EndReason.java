package dev.cairn.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an episode ended. */
public enum EndReason {
    /** The world says the task is completed. */
    COMPLETED,
    /** A fatal action: the score fell below 0. */
    FAILED,
    /** The world's own limit of moves. */
    MOVE_LIMIT,
    /** The protocol's limit of actions, whatever time they take. */
    ACTION_LIMIT,
    /** The protocol's limit of steps, among which are ends of sub-goals. */
    STEP_LIMIT,
    /** The score has not changed for as long as the protocol allows. */
    NO_PROGRESS,
    /** The last actions only alternate between two. */
    REPETITION,
    /** The policy has nothing left to do: a script at its end. */
    POLICY_STOPPED,
    /** The environment broke down; what was reached until then counts. */
    ENVIRONMENT_FAILED,
    /** A language model gave no answer, however often it was asked; what was reached until then counts. */
    LLM_FAILED,
    /** The policy itself broke down, a model for example; what was reached until then counts. */
    POLICY_FAILED;

    /** Whether the world itself said that the episode is over. */
    public boolean isOfTheWorld() {
        return this == COMPLETED || this == FAILED || this == MOVE_LIMIT;
    }

    /** Lower case with blanks, for example {@code move limit}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
