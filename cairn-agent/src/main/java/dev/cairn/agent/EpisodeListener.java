package dev.cairn.agent;

import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Variation;

/** Watches an episode as it happens. */
public interface EpisodeListener {
    /** Watches nothing. */
    EpisodeListener SILENT = new EpisodeListener() {};

    default void started(Variation variation, String taskDescription) {}

    default void step(EpisodeStep step) {}

    default void ended(Episode episode) {}

    /** Something broke down, which ends the episode, or keeps it from beginning. */
    default void failed(Variation variation, RuntimeException cause) {}
}
