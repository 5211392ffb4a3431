package dev.cairn.t5.train.optimizer;

/** How the learning rate goes from its peak after the warm-up to the last step. */
public enum Schedule {
    /** Straight down to 0. */
    LINEAR {
        @Override
        double decay(double progress) {
            return 1 - progress;
        }
    },
    /** Half a cosine down to 0. */
    COSINE {
        @Override
        double decay(double progress) {
            return 0.5 * (1 + Math.cos(Math.PI * progress));
        }
    },
    /** Stays at the peak. */
    CONSTANT {
        @Override
        double decay(double progress) {
            return 1;
        }
    };

    abstract double decay(double progress);

    /** Factor of the learning rate for step {@code step} (from 1): linear warm-up, then the decay. */
    public double factor(int step, int warmupSteps, int steps) {
        if (step <= warmupSteps) {
            return (double) step / warmupSteps;
        }
        // The last step still learns: progress 1 would waste it.
        return decay((double) (step - 1 - warmupSteps) / Math.max(1, steps - warmupSteps));
    }
}
