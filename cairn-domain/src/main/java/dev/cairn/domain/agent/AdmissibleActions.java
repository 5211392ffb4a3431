package dev.cairn.domain.agent;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which actions agents choose among, as far as a world knows better than to offer all that it understands. */
public interface AdmissibleActions {
    /** All that the world understands. */
    AdmissibleActions ALL = new AdmissibleActions() {};

    /**
     * The actions that come into question now, in a stable order.
     *
     * @param valid what the world would understand
     * @param look description of the surroundings
     * @param inventory what the agent carries
     */
    default Set<String> of(List<String> valid, String look, String inventory) {
        return new LinkedHashSet<>(valid);
    }

    /** Whether an action may be done in the place of an answer that the world does not know. */
    default boolean mayStandFor(String answer, String action) {
        return true;
    }

    /** An answer with names as the world spells them. */
    default String spelled(String answer) {
        return answer.strip();
    }

    /** Whether an action of a gold trajectory changes no score, so that whoever replays the trajectory leaves it out. */
    default boolean isIncidental(String goldAction) {
        return false;
    }
}
