package dev.cairn.bench.simulator;

import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;

/** What is measured: how often a second it can be done. */
public enum Phase {
    /** Starting an episode. */
    LOAD {
        @Override
        long run(TextEnvironment environment, Script script, Stopwatch watch) {
            watch.start();
            environment.reset(script.variation(), new ResetOptions(ResetOptions.EASY, NO_LIMIT, false));
            watch.stop();
            return 1;
        }
    },
    /** Starting an episode and finding its gold path. */
    LOAD_WITH_GOLD {
        @Override
        long run(TextEnvironment environment, Script script, Stopwatch watch) {
            watch.start();
            environment.reset(script.variation(), new ResetOptions(ResetOptions.EASY, NO_LIMIT, true));
            watch.stop();
            return 1;
        }
    },
    /** A step: observation, score, whether it is done. */
    STEP {
        @Override
        long run(TextEnvironment environment, Script script, Stopwatch watch) {
            environment.reset(script.variation(), new ResetOptions(ResetOptions.EASY, NO_LIMIT, false));
            watch.start();
            for (String action : script.actions()) {
                environment.step(action);
            }
            watch.stop();
            return script.actions().size();
        }
    },
    /** A step with all that a step of the Python package returns: also look, inventory, task and valid actions. */
    FULL_STEP {
        @Override
        long run(TextEnvironment environment, Script script, Stopwatch watch) {
            environment.reset(script.variation(), new ResetOptions(ResetOptions.EASY, NO_LIMIT, false));
            watch.start();
            for (String action : script.actions()) {
                fullStep(environment, action);
            }
            watch.stop();
            return script.actions().size();
        }
    };

    static void fullStep(TextEnvironment environment, String action) {
        environment.step(action);
        environment.look();
        environment.inventory();
        environment.taskDescription();
        environment.validActions();
    }

    /** High enough for every gold path. */
    static final int NO_LIMIT = 100_000;

    /** Runs one episode; the watch runs for what is measured. Returns how often that was done. */
    abstract long run(TextEnvironment environment, Script script, Stopwatch watch);
}
