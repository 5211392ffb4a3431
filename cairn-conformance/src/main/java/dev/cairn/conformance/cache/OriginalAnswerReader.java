package dev.cairn.conformance.cache;

import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.Answer;
import dev.cairn.distill.annotate.repair.AnswerReader;
import dev.cairn.distill.annotate.repair.UnreadableAnswerException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads answers exactly as the published code does, by searching for {@code 1-}, {@code 2-} and so on: for its caches, and
 * to repeat its data. Where that code stops with an error this reader throws. New answers are read more
 * tolerantly.
 */
public final class OriginalAnswerReader implements AnswerReader {
    private static final int MOST_ITEMS = 39;

    /** A number, a dash and one character that is taken for a blank. */
    private static final int MARKER = 3;

    /** One numbered item: the text before the brace, and the pieces between the commas behind it. */
    private record Item(String name, List<String> pieces) {}

    /**
     * What the published test-time planner reads: names, and actions with their quotes.
     *
     * @param subGoalPerAction the name that each action belongs to
     * @param actions each item's actions and then {@code end subgoal}
     */
    public record Plan(List<String> subGoals, List<String> subGoalPerAction, List<String> actions) {
        public Plan {
            subGoals = List.copyOf(subGoals);
            subGoalPerAction = List.copyOf(subGoalPerAction);
            actions = List.copyOf(actions);
        }
    }

    @Override
    public Answer read(String text) {
        List<AnnotatedAction> actions = new ArrayList<>();
        for (Item item : items(text)) {
            for (String piece : item.pieces()) {
                actions.add(new AnnotatedAction(piece.replace("'", "").strip(), item.name()));
            }
        }
        if (actions.isEmpty()) {
            throw new UnreadableAnswerException(text);
        }
        return new Answer(actions, List.of());
    }

    /** Reads a plan; empty lists if the text has no numbered item. */
    public static Plan plan(String text) {
        List<String> names = new ArrayList<>();
        List<String> perAction = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        for (Item item : items(text)) {
            names.add(item.name());
            actions.addAll(item.pieces());
            actions.add("end subgoal");
            while (perAction.size() < actions.size()) {
                perAction.add(item.name());
            }
        }
        return new Plan(names, perAction, actions);
    }

    private static List<Item> items(String text) {
        List<Item> items = new ArrayList<>();
        for (int number = 1; number <= MOST_ITEMS; number++) {
            int at = text.indexOf(number + "-");
            if (at >= 0) {
                items.add(item(chunk(text, at + MARKER, text.indexOf((number + 1) + "-")), items, text));
            }
        }
        return items;
    }

    private static String chunk(String text, int from, int next) {
        int to = next < 0 ? text.length() : next;
        return from >= to ? "" : text.substring(from, to);
    }

    /** An item without a brace repeats the one before it. */
    private static Item item(String chunk, List<Item> before, String text) {
        for (String brace : List.of(":{", ": {")) {
            int at = chunk.indexOf(brace);
            if (at >= 0) {
                int from = at + brace.length();
                int to = Math.max(from, chunk.length() - 2);
                return new Item(chunk.substring(0, at), pieces(chunk.substring(from, to)));
            }
        }
        if (before.isEmpty()) {
            throw new UnreadableAnswerException(text);
        }
        return before.get(before.size() - 1);
    }

    private static List<String> pieces(String body) {
        List<String> pieces = new ArrayList<>();
        for (String piece : body.split(",", -1)) {
            pieces.add(piece.replaceAll("[{},.]", ""));
        }
        pieces.remove("");
        return pieces;
    }
}
