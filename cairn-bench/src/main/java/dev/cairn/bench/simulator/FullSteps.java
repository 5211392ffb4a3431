package dev.cairn.bench.simulator;

import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.List;

/** Episodes one after another without end, by single full steps. */
final class FullSteps implements Runnable {
    private final TextEnvironment environment;
    private final List<Script> scripts;
    private int episode;
    private int made;

    /** @param first number of the script to begin with */
    FullSteps(TextEnvironment environment, List<Script> scripts, int first) {
        this.environment = environment;
        this.scripts = scripts;
        episode = first;
    }

    /** Makes one step; before the first of an episode, loads it. */
    @Override
    public void run() {
        Script script = scripts.get(episode % scripts.size());
        if (made == 0) {
            environment.reset(script.variation(), new ResetOptions(ResetOptions.EASY, Phase.NO_LIMIT, false));
        }
        Phase.fullStep(environment, script.actions().get(made++));
        if (made == script.actions().size()) {
            made = 0;
            episode++;
        }
    }
}
