package dev.cairn.t5.train;

/**
 * How to train, made by {@link #steps}. Two runs with equal configuration, data and first weights have equal loss curves on the same
 * machine.
 */
public final class TrainingConfig {

    private final TrainingOptions options;

    TrainingConfig(TrainingOptions options) {
        this.options = options;
    }

    /** Defaults for everything but the number of optimiser steps. */
    public static TrainingConfigBuilder steps(int steps) {
        return new TrainingConfigBuilder(steps);
    }

    TrainingOptions options() {
        return options;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrainingConfig config && options.equals(config.options);
    }

    @Override
    public int hashCode() {
        return options.hashCode();
    }

    /** All options by name. */
    @Override
    public String toString() {
        return options.toString();
    }
}
