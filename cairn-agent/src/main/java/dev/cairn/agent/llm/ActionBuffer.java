package dev.cairn.agent.llm;

import dev.cairn.domain.agent.DecisiveActions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actions of a plan that are still to be done, first ones first, and how often each has failed. */
final class ActionBuffer {
    /** Attempts in vain, one after the other, after which the rest of a plan is dropped. */
    private static final int MOST_IN_VAIN = 2;

    private static final int MOST_FAILURES = 3;

    private final Deque<PlannedAction> planned = new ArrayDeque<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final DecisiveActions decisive;
    private int inVain;

    /** @param decisive actions that are not tried after one that failed */
    ActionBuffer(DecisiveActions decisive) {
        this.decisive = decisive;
    }

    /** A new plan takes the place of the old one. */
    void reset(List<PlannedAction> plan) {
        planned.clear();
        planned.addAll(plan);
        failures.clear();
        inVain = 0;
    }

    void add(PlannedAction action) {
        planned.add(action);
    }

    /** The next action to try; after too many attempts in vain, and earlier before a decisive one, the rest is dropped. */
    Optional<PlannedAction> next() {
        PlannedAction next = planned.peek();
        if (next == null) {
            inVain = 0;
            return Optional.empty();
        }
        if (inVain >= MOST_IN_VAIN || (inVain >= 1 && decisive.decides(next.action()))) {
            planned.clear();
            inVain = 0;
            return Optional.empty();
        }
        inVain++;
        return Optional.ofNullable(planned.poll());
    }

    /** An action of the plan is done. */
    void succeeded() {
        inVain = 0;
    }

    void failed(String action) {
        failures.merge(action, 1, Integer::sum);
    }

    boolean hasFailedTooOften(String action) {
        return failures.getOrDefault(action, 0) >= MOST_FAILURES;
    }
}
