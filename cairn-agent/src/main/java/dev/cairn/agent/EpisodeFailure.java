package dev.cairn.agent;

import dev.cairn.core.EndReason;
import dev.cairn.core.OutOfMemory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.pool.EnvironmentFailure;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.RetriableLlmException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failure makes of its episode; the other episodes go on. */
final class EpisodeFailure {
    private static final Logger LOG = LoggerFactory.getLogger(EpisodeFailure.class);

    private EpisodeFailure() {}

    /**
     * Why the episode ends.
     *
     * @throws RuntimeException the failure itself if it is the user's to mend, for want of memory too, or if this thread was interrupted
     */
    static EndReason endOf(RuntimeException failure, Variation variation, EpisodeListener listener) {
        if (failure instanceof UserException || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        OutOfMemory.in(failure).ifPresent(mendable -> {
            throw mendable;
        });
        listener.failed(variation, failure);
        if (failure instanceof EnvironmentFailure) {
            return EndReason.ENVIRONMENT_FAILED;
        }
        if (failure instanceof RetriableLlmException || failure instanceof PermanentLlmException) {
            LOG.warn("the language model failed: {}", failure.getMessage());
            return EndReason.LLM_FAILED;
        }
        LOG.warn("the policy failed", failure);
        return EndReason.POLICY_FAILED;
    }
}
