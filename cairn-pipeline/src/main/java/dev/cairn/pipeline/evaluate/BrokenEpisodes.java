package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Holds episodes that broke down back until one comes that did not. What hits every episode is no score of the agent, but a fault of the
 * set-up: several in a row, or all of a run, end the run, and none of them is on disk, so that the same command plays them again.
 */
final class BrokenEpisodes implements EpisodeListener {
    /** So many one after the other are no accident. */
    static final int IN_A_ROW = 5;

    private final EpisodeListener listener;
    private final Consumer<Episode> done;
    private final Queue<Episode> held = new ArrayDeque<>();
    private final Map<String, String> causes = new ConcurrentHashMap<>();
    private boolean anySound;

    /**
     * A guard.
     *
     * @param listener hears all that this hears
     * @param anySound whether an earlier process played episodes that did not break down
     * @param done gets the episodes, in the order in which they came
     */
    BrokenEpisodes(EpisodeListener listener, boolean anySound, Consumer<Episode> done) {
        this.listener = listener;
        this.anySound = anySound;
        this.done = done;
    }

    /** Whether an episode says nothing of its agent; one in which a language model answered and later failed does. */
    static boolean isBroken(Episode episode) {
        return switch (episode.end()) {
            case ENVIRONMENT_FAILED, POLICY_FAILED -> true;
            case LLM_FAILED -> episode.usage().llmCalls() == 0;
            case COMPLETED, FAILED, MOVE_LIMIT, ACTION_LIMIT, STEP_LIMIT, NO_PROGRESS, REPETITION, POLICY_STOPPED ->
                false;
        };
    }

    /**
     * The next episode.
     *
     * @throws UserException if it is one too many that broke down
     */
    void accept(Episode episode) {
        held.add(episode);
        if (!isBroken(episode)) {
            anySound = true;
            pass();
        } else if (held.size() == IN_A_ROW) {
            throw broken(IN_A_ROW + " episodes in a row");
        }
    }

    /**
     * All have been played.
     *
     * @throws UserException if all broke down
     */
    void finish() {
        if (!anySound && !held.isEmpty()) {
            throw broken(held.size() == 1 ? "the only episode" : "all " + held.size() + " episodes");
        }
        pass();
    }

    private void pass() {
        while (!held.isEmpty()) {
            done.accept(held.remove());
        }
    }

    private UserException broken(String which) {
        Episode first = held.element();
        String key = first.variation().key();
        return new UserException(which + " broke down, which is no score: " + key + " ended with '"
                + first.end().label() + "' after " + first.steps().size() + " steps ("
                + causes.getOrDefault(key, "no cause is known")
                + "). Mend that; the same command then goes on from here");
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

    /** Why the episode of a variation broke down. */
    void because(Variation variation, String cause) {
        causes.put(variation.key(), cause);
    }

    static String firstLine(RuntimeException cause) {
        return String.valueOf(cause.getMessage() == null ? cause : cause.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }
}
