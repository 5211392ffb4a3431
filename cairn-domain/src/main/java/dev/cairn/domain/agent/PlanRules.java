package dev.cairn.domain.agent;

import dev.cairn.core.TaskId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an agent that carries out the plans of a language model asks of a world (SwiftSage, by its released code). */
public interface PlanRules {
    /** A world that is taken as it is. */
    PlanRules NONE = new PlanRules() {};

    /**
     * Actions that do not waste time, in a stable order.
     *
     * @param valid what the world would understand
     * @param description of the task
     */
    default Set<String> useful(List<String> valid, TaskId task, String description) {
        return new LinkedHashSet<>(valid);
    }

    /** Other words for an action that is not valid as it stands. */
    default String reworded(String action, Set<String> valid, String inventory) {
        return action;
    }

    /** Whether an action tells nothing, valid or not. */
    default boolean isUseless(String action) {
        return false;
    }

    /** The kinds of actions, in the formal language, that may always be planned. */
    default List<String> kinds() {
        return List.of();
    }

    /** The kind of an action in the formal language, with what it is done to: {@code TAKE(object)}. */
    default String kind(String formal) {
        String head = formal.substring(0, formal.indexOf('(')).toUpperCase(Locale.ROOT);
        String inside = formal.substring(head.length());
        if (inside.equals("()")) {
            return head + "()";
        }
        return head + (inside.contains(", ") ? "(object, object)" : "(object)");
    }

    /** Lets some time pass, for who has begun to wait. */
    default String waiting() {
        return "wait";
    }

    /** Lets as little time pass as can be. */
    default String waitingBriefly() {
        return waiting();
    }

    /** What answers an observation by which the world asks back; empty if it does not. */
    default Optional<String> answer(String observation) {
        return Optional.empty();
    }

    /** Whether an observation says that an action did not work. */
    default boolean failed(String observation) {
        return false;
    }

    /** The actions that decide an episode. */
    default DecisiveActions decisive(TaskId task, String description) {
        return DecisiveActions.NONE;
    }
}
