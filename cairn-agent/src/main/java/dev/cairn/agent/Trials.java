package dev.cairn.agent;

import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.RetriableLlmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several tries at one variation, as long as the policy wants another. */
final class Trials {
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

    private Trials() {}

    /** @param play one try */
    static Episode run(Policy policy, Function<Policy, Episode> play) {
        List<Episode> trials = new ArrayList<>();
        Optional<Policy> next = Optional.of(policy);
        while (next.isPresent()) {
            Policy current = next.get();
            Episode trial = play.apply(current);
            try {
                next = current.nextTrial(trial);
                trials.add(trial);
            } catch (RetriableLlmException | PermanentLlmException e) {
                LOG.warn("the language model failed to learn from a trial: {}", e.getMessage());
                next = Optional.empty();
                trials.add(trial.endedBy(EndReason.LLM_FAILED));
            }
        }
        return trials.size() == 1 ? trials.get(0) : Episode.bestOf(trials);
    }
}
