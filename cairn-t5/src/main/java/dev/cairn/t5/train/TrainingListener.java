package dev.cairn.t5.train;

/** Gets the events of a training, on its thread; an exception ends the training. */
@FunctionalInterface
public interface TrainingListener {

    /** Ignores everything. */
    TrainingListener NONE = event -> {};

    /** Called after it has happened. */
    void onEvent(TrainingEvent event);
}
