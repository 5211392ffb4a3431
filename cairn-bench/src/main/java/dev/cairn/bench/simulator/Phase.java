package dev.cairn.bench.simulator;

import dev.cairn.domain.TextEnvironment;

/** What is measured: how often a second it can be done. */
public enum Phase {
    /** Starting an episode. */
    LOAD,
    /** Starting an episode and finding its gold trajectory. */
    LOAD_WITH_GOLD,
    /** A step: observation, score, whether it is done. */
    STEP,
    /** A step with all that a step of the Python package returns: also look, inventory, task and valid actions. */
    FULL_STEP;

    /** What has to come before, and is not measured. */
    void prepare(TextEnvironment environment, Script script) {
        if (this == STEP || this == FULL_STEP) {
            script.load(environment, false);
        }
    }

    /** Goes through one episode; returns how often what is measured was done. */
    int run(TextEnvironment environment, Script script) {
        switch (this) {
            case LOAD, LOAD_WITH_GOLD -> {
                script.load(environment, this == LOAD_WITH_GOLD);
                return 1;
            }
            case STEP -> script.actions().forEach(environment::step);
            case FULL_STEP -> script.actions().forEach(action -> fullStep(environment, action));
        }
        return script.actions().size();
    }

    static void fullStep(TextEnvironment environment, String action) {
        environment.step(action);
        environment.look();
        environment.inventory();
        environment.taskDescription();
        environment.validActions();
    }
}
