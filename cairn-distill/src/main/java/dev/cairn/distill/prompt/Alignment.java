package dev.cairn.distill.prompt;

import dev.cairn.distill.action.ActionLanguage;
import java.util.Optional;

/** Whether training states equal those that the agent meets at run time. */
public enum Alignment {
    /** The published data sets, including where they differ from the agent's states. */
    ORIGINAL,
    /** Training states are the agent's states: first action included, controller asked only at the end of a sub-goal. */
    ALIGNED;

    /** The formal form of an action in words; published data do not tell a long wait from a short one. */
    public Optional<String> formalize(String action) {
        return this == ALIGNED ? ActionLanguage.formalizeExactly(action) : ActionLanguage.formalize(action);
    }
}
