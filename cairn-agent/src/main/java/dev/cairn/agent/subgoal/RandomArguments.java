package dev.cairn.agent.subgoal;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts random places and things into a sub-goal (published agent, mode {@code semi-rand}): a place for a place, a thing for
 * everything else. Of two arguments the first is always taken for a thing, since the bracket still sticks to it.
 */
public final class RandomArguments {
    private RandomArguments() {}

    /**
     * The same sub-goal about other things. A bracket that is missing is taken to be at the last character, as in the
     * published code.
     *
     * @param places names of places
     * @param things names to draw from, at least one
     */
    public static String of(String subGoal, List<String> places, List<String> things, Draw draw) {
        int open = at(subGoal, subGoal.indexOf('('));
        int close = at(subGoal, subGoal.indexOf(')'));
        List<String> drawn = new ArrayList<>();
        for (String argument : arguments(subGoal, open, close)) {
            drawn.add(draw.from(places.contains(name(argument)) ? places : things));
        }
        return subGoal.substring(0, open) + "(" + String.join(", ", drawn) + subGoal.substring(close);
    }

    private static List<String> arguments(String subGoal, int open, int close) {
        String inside = between(subGoal, open + 1, close);
        if (!inside.contains(",")) {
            return List.of(inside);
        }
        int comma = subGoal.indexOf(',');
        return List.of(between(subGoal, open, comma), between(subGoal, comma, close));
    }

    private static String name(String argument) {
        return argument.strip().replaceAll("^,+|,+$", "").strip();
    }

    private static int at(String text, int index) {
        return index < 0 ? Math.max(0, text.length() - 1) : index;
    }

    private static String between(String text, int from, int to) {
        return from >= to ? "" : text.substring(from, to);
    }
}
