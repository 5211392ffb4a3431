package dev.cairn.agent.match;

import java.util.List;

/**
 * The moment in which an action is needed.
 *
 * @param task the world's name of the task
 * @param validActions what the world would understand now
 * @param actions so far; the last few are not tried again
 */
public record MatchContext(
        String task, List<String> validActions, String look, String inventory, List<String> actions) {
    public MatchContext {
        validActions = List.copyOf(validActions);
        actions = List.copyOf(actions);
    }
}
