package dev.cairn.agent;

import dev.cairn.agent.choice.EndObservation;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.domain.agent.AdmissibleActions;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.text.PromptTexts;

/**
 * What holds for all episodes of a run, whatever acts in them.
 *
 * @param strictStop whether agents that go round in circles are given up by {@link EarlyStop#STRICT} instead of their own rule
 * @param matcher finds an action in place of one that the world does not know; stays the caller's
 * @param texts say how what agents name is spelt in the world
 * @param endObservation what agents remember at the end of a sub-goal
 */
public record RunRules(
        Protocol protocol,
        boolean strictStop,
        ActionMatcher matcher,
        PromptTexts texts,
        EndObservation endObservation) {
    /** The usual rules of a protocol: actions are matched by words. */
    public static RunRules of(Protocol protocol) {
        return new RunRules(
                protocol,
                false,
                ActionMatcher.byWords(AdmissibleActions.ALL),
                PromptTexts.PLAIN,
                EndObservation.AS_TRAINED);
    }

    /** The rule by which this policy's episodes are given up. */
    EarlyStop earlyStop(Policy policy) {
        return strictStop && policy.earlyStop() != EarlyStop.NEVER ? EarlyStop.STRICT : policy.earlyStop();
    }
}
