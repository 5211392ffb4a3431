package dev.cairn.scienceworld.agent;

import dev.cairn.core.TaskId;
import dev.cairn.domain.agent.DecisiveActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Focusing on the wrong thing ends an episode, so SwiftSage does it only as often as the task needs, and by instinct
 * only on what the task names.
 */
final class FocusRules implements DecisiveActions {
    private static final String FOCUS = "focus on";
    private static final Pattern NAMED = Pattern.compile("focus on\\s+(\\w+(?:\\s+\\w+)*)");

    /** Things to focus on, by index of the task; one where nothing is said (released code). */
    private static final Map<Integer, Integer> NEEDED = Map.of(4, 2, 12, 4, 13, 4, 18, 2, 20, 3, 21, 3, 26, 2, 29, 2);

    private static final int INSTINCTS = 3;

    private final List<String> named;
    private final int needed;
    private final List<String> rewarded = new ArrayList<>();
    private boolean planned;
    private int instincts;

    FocusRules(TaskId task, String description) {
        this.named = NAMED.matcher(description)
                .results()
                .map((MatchResult match) -> match.group(1).replace("the ", " ").strip())
                .toList();
        int said = description.split("focus", -1).length - 1;
        this.needed = Math.max(NEEDED.getOrDefault(task.index(), 1), said);
    }

    static boolean isFocus(String action) {
        return action.startsWith(FOCUS);
    }

    @Override
    public boolean decides(String action) {
        return isFocus(action);
    }

    @Override
    public List<String> named() {
        return named;
    }

    @Override
    public List<String> rewarded() {
        return List.copyOf(rewarded);
    }

    @Override
    public boolean isDone() {
        return rewarded.size() >= needed;
    }

    @Override
    public boolean hasRefused() {
        return !planned && instincts >= 1;
    }

    @Override
    public boolean admits(String action, boolean fromPlan) {
        if (!isFocus(action)) {
            return true;
        }
        if (isDone()) {
            return false;
        }
        planned |= fromPlan;
        if (planned) {
            return true;
        }
        instincts++;
        return instincts >= INSTINCTS || named.stream().anyMatch(action::contains);
    }

    @Override
    public void observe(String action, int reward) {
        if (reward > 0 && isFocus(action)) {
            rewarded.add(action.substring(FOCUS.length()).strip());
        }
    }
}
