package dev.cairn.agent.choice;

import dev.cairn.agent.match.MatchChoices;
import java.util.function.UnaryOperator;

/**
 * How an agent acts where there is more than one way.
 *
 * @param tidying what an answer of a model says, without the marks of models
 * @param meaning what formal answers mean in words
 * @param reached when answers say that the current sub-goal is reached
 * @param endObservation what the agent remembers as the observation at the end of a sub-goal
 * @param shortensHistory whether a prompt that is too long loses its oldest history, and not its end, the question included
 * @param matching how an action is found in place of one that is not valid
 */
public record AgentChoices(
        UnaryOperator<String> tidying,
        AnswerMeaning meaning,
        SubGoalReached reached,
        EndObservation endObservation,
        boolean shortensHistory,
        MatchChoices matching) {
    /** As Cairn acts. */
    public static final AgentChoices DEFAULT = new AgentChoices(
            AnswerText::tidy,
            AnswerMeaning.IN_WORDS,
            SubGoalReached.AS_TRAINED,
            EndObservation.AS_TRAINED,
            true,
            MatchChoices.DEFAULT);
}
