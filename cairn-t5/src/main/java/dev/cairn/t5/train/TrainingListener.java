package dev.cairn.t5.train;

/** Is told what happens, on the training thread; an exception ends the training. */
@FunctionalInterface
public interface TrainingListener {

    /** Ignores everything. */
    TrainingListener NONE = event -> {};

    void onEvent(TrainingEvent event);
}
