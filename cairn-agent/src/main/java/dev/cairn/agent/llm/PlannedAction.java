package dev.cairn.agent.llm;

import dev.cairn.domain.action.ActionLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An action of a plan, in words.
 *
 * @param expected what the model expects to read then; empty if it did not say
 */
record PlannedAction(String action, String expected) {
    /** Later ones would rest on guesses. */
    private static final int MOST = 5;

    private static final int REPEATS = 5;
    private static final Pattern LINE = Pattern.compile("^.*?Action[^:]*:\\s*([A-Z_]+\\([^)]*\\))(?:.*?-->(.*))?.*$");

    /**
     * Reads an answer of lines {@code Action 1: PICK(cup) --> You pick up ...}: the first five that say something.
     * A line that says to repeat means the last two actions, or three if the last was to wait, five times.
     */
    static List<PlannedAction> read(String answer, ActionLanguage language, String waiting) {
        List<PlannedAction> plan = new ArrayList<>();
        List<String> lines =
                answer.lines().filter(line -> !line.isBlank()).limit(MOST).toList();
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).contains("repeat")) {
                plan.addAll(repeated(plan, waiting));
            } else {
                Matcher action = LINE.matcher(line);
                if (action.matches()) {
                    String expected = action.group(2) == null ? "" : action.group(2);
                    language.recover(action.group(1))
                            .ifPresent(words -> plan.add(new PlannedAction(words, tidy(expected))));
                }
            }
        }
        return plan;
    }

    /** What is expected sometimes names the action better than the action does. */
    private static String tidy(String expected) {
        return expected.replace("You ", "")
                .replace(" the ", " ")
                .replace(".", "")
                .strip();
    }

    private static List<PlannedAction> repeated(List<PlannedAction> plan, String waiting) {
        if (plan.isEmpty()) {
            return List.of();
        }
        boolean waits = plan.get(plan.size() - 1).action().startsWith(waiting);
        List<PlannedAction> last = List.copyOf(plan.subList(Math.max(0, plan.size() - (waits ? 3 : 2)), plan.size()));
        List<PlannedAction> again = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            again.addAll(last);
        }
        return again;
    }
}
