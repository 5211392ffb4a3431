package dev.cairn.agent;

import java.util.List;

/** What an actor wants to do in a round. */
public sealed interface Decision {
    /**
     * Act on the world.
     *
     * @param predictions actions in words, best first, at least one; the others serve if the world rejects the first
     */
    record Act(List<String> predictions) implements Decision {
        public Act {
            predictions = List.copyOf(predictions);
            if (predictions.isEmpty()) {
                throw new IllegalArgumentException("no action to try");
            }
        }
    }

    /** The current sub-goal is reached; the world is not touched. */
    record EndSubGoal() implements Decision {}

    /** Nothing left to do. */
    record Stop() implements Decision {}
}
