package dev.cairn.agent.explore;

import dev.cairn.core.Episode;
import java.util.List;

/**
 * An episode with all that its models were asked.
 *
 * @param asked in order
 * @param learnFrom how many actions come before the first one that the agent would not have done by itself; all of them for the
 *     agent's own first attempt
 */
public record Attempt(Episode episode, List<Question> asked, int learnFrom) {
    public Attempt {
        asked = List.copyOf(asked);
    }
}
