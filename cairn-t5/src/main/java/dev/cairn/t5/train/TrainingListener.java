package dev.cairn.t5.train;

/** Hears what happens, on the training thread; an exception ends the training. */
@FunctionalInterface
public interface TrainingListener {

    /** Ignores everything. */
    TrainingListener NONE = event -> {};

    /** Called after it has happened. */
    void onEvent(TrainingEvent event);
}
