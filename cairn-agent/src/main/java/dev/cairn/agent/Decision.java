package dev.cairn.agent;

import dev.cairn.core.Choice;
import dev.cairn.core.Usage;
import java.util.List;
import java.util.function.Supplier;

/** What an actor wants to do in a step. */
public sealed interface Decision {
    /**
     * Act on the world.
     *
     * @param predictions actions in words, best first, at least one
     * @param choice why the first prediction is the first: {@code FIRST}, {@code RULE} or {@code SCRIPTED}
     * @param usage what deciding cost
     * @param all the same and further ones, asked for only if the world rejects the first
     */
    record Act(List<String> predictions, Choice choice, Usage usage, Supplier<List<String>> all) implements Decision {
        public Act {
            predictions = List.copyOf(predictions);
            if (predictions.isEmpty()) {
                throw new IllegalArgumentException("no action to try");
            }
        }

        /** Predictions of which there are no further ones. */
        public Act(List<String> predictions, Choice choice, Usage usage) {
            this(predictions, choice, usage, () -> predictions);
        }

        /** What a model predicted, at no cost that anybody measured. */
        public Act(List<String> predictions) {
            this(predictions, Choice.FIRST, Usage.NONE);
        }

        /** The next line of a script. */
        public static Act scripted(String action) {
            return new Act(List.of(action), Choice.SCRIPTED, Usage.NONE);
        }
    }

    /**
     * The current sub-goal is reached; the world is not touched.
     *
     * @param predictions what the model said, best first; may be empty
     * @param usage what deciding cost
     */
    record EndSubGoal(List<String> predictions, Usage usage) implements Decision {
        public EndSubGoal {
            predictions = List.copyOf(predictions);
        }

        public EndSubGoal() {
            this(List.of(), Usage.NONE);
        }
    }

    /**
     * Act on the world in just these words; what the world says is the answer, whether it knows such an action or not.
     *
     * @param choice why this action
     * @param usage what deciding cost
     */
    record Say(String action, Choice choice, Usage usage) implements Decision {}

    /**
     * A step of thought; the world is not touched.
     *
     * @param thought shown in the place of an action
     * @param answer shown in the place of an observation
     * @param usage what thinking cost
     */
    record Think(String thought, String answer, Usage usage) implements Decision {}

    /** Nothing left to do. */
    record Stop() implements Decision {}
}
