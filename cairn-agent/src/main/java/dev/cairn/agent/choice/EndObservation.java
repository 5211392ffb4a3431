package dev.cairn.agent.choice;

import dev.cairn.domain.Outcome;
import dev.cairn.domain.action.SubGoalEnd;

/** What the agent remembers as the observation at the end of a sub-goal, which the world knows nothing of. */
@FunctionalInterface
public interface EndObservation {
    /** The text that rows have there. */
    EndObservation AS_TRAINED = last -> SubGoalEnd.OBSERVATION;

    /** @param last what the world answered last */
    String after(Outcome last);
}
