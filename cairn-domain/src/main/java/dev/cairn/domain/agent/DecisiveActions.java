package dev.cairn.domain.agent;

import java.util.List;

/**
 * Keeps account of the actions of one episode that decide it: done on the wrong thing they end it, so an agent does them only as often
 * as the task needs, and by instinct only on what the task names.
 */
public interface DecisiveActions {
    /** A world without such actions. */
    DecisiveActions NONE = new DecisiveActions() {};

    /** Whether an action is one of these. */
    default boolean decides(String action) {
        return false;
    }

    /** Things that the task names for them. */
    default List<String> named() {
        return List.of();
    }

    /** Things on which they have been done with success. */
    default List<String> rewarded() {
        return List.of();
    }

    /** Whether the task needs no more of them. */
    default boolean isDone() {
        return false;
    }

    /** Whether instinct has been kept from one while no plan has led to one. */
    default boolean hasRefused() {
        return false;
    }

    /**
     * Whether an action may be done now; an instinct that is refused is remembered.
     *
     * @param fromPlan whether it was planned, or else an instinct
     */
    default boolean admits(String action, boolean fromPlan) {
        return true;
    }

    /** What an action has brought, in points. */
    default void observe(String action, int reward) {}
}
