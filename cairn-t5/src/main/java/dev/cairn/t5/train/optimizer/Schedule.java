package dev.cairn.t5.train.optimizer;

/** How the learning rate goes from its peak after the warm-up to the last step. */
public enum Schedule {
    /** Straight down to 0. */
    LINEAR,
    /** Half a cosine down to 0. */
    COSINE,
    /** Stays at the peak. */
    CONSTANT;

    private double decay(double progress) {
        return switch (this) {
            case LINEAR -> 1 - progress;
            case COSINE -> 0.5 * (1 + Math.cos(Math.PI * progress));
            case CONSTANT -> 1;
        };
    }

    /** Factor of the learning rate for step {@code step} (from 1): linear warm-up, then the decay. */
    public double factor(int step, int warmupSteps, int steps) {
        if (step <= warmupSteps) {
            return (double) step / warmupSteps;
        }
        // The last step still learns: progress 1 would waste it.
        return decay((double) (step - 1 - warmupSteps) / Math.max(1, steps - warmupSteps));
    }
}
