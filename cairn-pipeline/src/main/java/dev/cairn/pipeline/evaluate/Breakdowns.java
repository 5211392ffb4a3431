package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Variation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which episodes broke down, and why: it hears the causes as the episodes are played. */
public final class Breakdowns implements EpisodeListener {
    private final EpisodeListener listener;
    private final Map<String, String> causes = new ConcurrentHashMap<>();

    /** @param listener hears all that this hears */
    public Breakdowns(EpisodeListener listener) {
        this.listener = listener;
    }

    /** Whether an episode says nothing of its agent; one in which a language model answered and later failed does. */
    public static boolean isBroken(Episode episode) {
        return switch (episode.end()) {
            case ENVIRONMENT_FAILED, POLICY_FAILED -> true;
            case LLM_FAILED -> episode.usage().llmCalls() == 0;
            case COMPLETED, FAILED, MOVE_LIMIT, ACTION_LIMIT, STEP_LIMIT, NO_PROGRESS, REPETITION, POLICY_STOPPED ->
                false;
        };
    }

    /** How an episode broke down, in words; empty if it did not. */
    public Optional<String> of(Episode episode) {
        if (!isBroken(episode)) {
            return Optional.empty();
        }
        String cause = causes.getOrDefault(episode.variation().key(), "no cause is known");
        return Optional.of(episode.variation().key() + " ended with '"
                + episode.end().label() + "' after " + episode.steps().size() + " steps (" + cause + ")");
    }

    @Override
    public void started(Variation variation, String taskDescription) {
        listener.started(variation, taskDescription);
    }

    @Override
    public void step(EpisodeStep step) {
        listener.step(step);
    }

    @Override
    public void ended(Episode episode) {
        listener.ended(episode);
    }

    @Override
    public void failed(Variation variation, RuntimeException cause) {
        because(variation, firstLine(cause));
        listener.failed(variation, cause);
    }

    void because(Variation variation, String cause) {
        causes.put(variation.key(), cause);
    }

    /** The cause for a variation, if there is one, which is forgotten. */
    Optional<String> take(Variation variation) {
        return Optional.ofNullable(causes.remove(variation.key()));
    }

    private static String firstLine(RuntimeException cause) {
        return String.valueOf(cause.getMessage() == null ? cause : cause.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }
}
