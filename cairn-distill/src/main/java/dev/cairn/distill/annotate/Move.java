package dev.cairn.distill.annotate;

import dev.cairn.core.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * An action, together with the number that answers the world's question which of several things was meant.
 *
 * @param action the action itself
 * @param observation what came of it, after the question if there was one
 * @param steps 1, or more with answers
 */
record Move(String action, String observation, int steps) {
    /** Joins answers to the actions that needed them. */
    static List<Move> of(List<Step> steps) {
        List<Move> moves = new ArrayList<>();
        for (Step step : steps) {
            if (!moves.isEmpty() && step.action().matches("\\d+")) {
                Move asked = moves.remove(moves.size() - 1);
                moves.add(new Move(asked.action, step.observation(), asked.steps + 1));
            } else {
                moves.add(new Move(step.action(), step.observation(), 1));
            }
        }
        return moves;
    }

    boolean begins(String words) {
        return action.startsWith(words);
    }

    /** What follows the words that the action begins with. */
    String after(String words) {
        return thing(action.substring(words.length()));
    }

    /** Between two words of the action, split at the last occurrence of the second. */
    String between(String first, String second) {
        return thing(action.substring(first.length(), action.lastIndexOf(second)));
    }

    String afterLast(String word) {
        return thing(action.substring(action.lastIndexOf(word) + word.length()));
    }

    /** Where a thing is carried does not matter for what is meant. */
    private static String thing(String text) {
        return text.replace(" in inventory", "").strip();
    }
}
