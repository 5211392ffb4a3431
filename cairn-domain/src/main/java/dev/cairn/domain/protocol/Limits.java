package dev.cairn.domain.protocol;

import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.core.TaskId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long an episode may take at most.
 *
 * @param moves time of the world, see {@code Outcome}
 * @param steps decisions of the agent; ends of sub-goals are steps without a move
 * @param actions steps that act, whatever time the world takes for them; empty for no such limit
 * @param actionsPerTask other limits of actions, by code of the task
 */
public record Limits(int moves, int steps, Optional<Integer> actions, Map<String, Integer> actionsPerTask) {
    public Limits {
        requireAtLeast(1, "moves", moves);
        requireAtLeast(1, "steps", steps);
        requireAtLeast(1, "actions", actions.orElse(1));
        actionsPerTask.forEach((task, most) -> requireAtLeast(1, "actions-per-task." + task, most));
        actionsPerTask = new TreeMap<>(actionsPerTask);
    }

    /** Limits of moves and steps only. */
    public static Limits of(int moves, int steps) {
        return new Limits(moves, steps, Optional.empty(), Map.of());
    }

    /** Most actions in an episode of {@code task}. */
    public int actions(TaskId task) {
        return actionsPerTask.getOrDefault(task.code(), actions.orElse(Integer.MAX_VALUE));
    }
}
