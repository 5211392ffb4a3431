package dev.cairn.agent.explore;

import dev.cairn.core.Episode;
import java.util.List;

/**
 * An episode with all that its models were asked.
 *
 * @param asked in order
 * @param learnFrom how many actions come before the first decision that the agent would not have taken by itself; {@link
 *     #NOWHERE} if there is none
 */
public record Attempt(Episode episode, List<Question> asked, int learnFrom) {
    /** Of the agent's own attempt. */
    static final int NOWHERE = Integer.MAX_VALUE;

    public Attempt {
        asked = List.copyOf(asked);
    }

    /** The highest score before a decision, 0 to 1: what is decided from there on is most likely the fault. */
    double lastGain() {
        return asked.stream().mapToDouble(Question::points).max().orElse(0);
    }
}
