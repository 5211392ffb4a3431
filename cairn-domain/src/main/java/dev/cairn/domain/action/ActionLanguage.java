package dev.cairn.domain.action;

import java.util.List;
import java.util.Optional;

/**
 * The formal language in which small models read and name actions: {@code put cup in box} is {@code PUT(cup, in box)}, a name and
 * arguments in brackets. Whether an action is possible in a state is not decided here.
 *
 * <p>Every language has {@link SubGoalEnd#ACTION}, in one direction only: {@link SubGoalEnd#FORMAL} means nothing that the world could be
 * asked to do. Safe for use by several threads.
 */
public interface ActionLanguage {
    /** The formal form of an action in words; empty for one that the language cannot say. */
    Optional<String> formalize(String action);

    /**
     * All actions in words that a formal one can mean, the usual one first; whoever knows the valid actions can choose the one that is
     * among them. None if it is no formal action.
     */
    List<String> readings(String formal);

    /** The action in the words that stand for all that the world takes for the same; by default as it is. */
    default String canonical(String action) {
        return action;
    }

    /** Whether the action can be said, and comes back from what is said. */
    default boolean says(String action) {
        String canonical = canonical(action);
        return formalize(action).stream()
                .flatMap(formal -> readings(formal).stream())
                .anyMatch(reading -> canonical(reading).equals(canonical));
    }

    /** The action in words that a formal one usually means; empty if it is none. */
    default Optional<String> recover(String formal) {
        return readings(formal).stream().findFirst();
    }
}
