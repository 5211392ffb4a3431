package dev.cairn.bench.simulator;

import dev.cairn.core.Variation;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.List;

/**
 * An episode to replay.
 *
 * @param actions all of them are made, whatever happens
 */
public record Script(Variation variation, List<String> actions) {
    public Script {
        actions = List.copyOf(actions);
    }

    /** High enough for every gold trajectory. */
    private static final int NO_LIMIT = 100_000;

    /** The gold trajectory of a variation, or its first {@code longest} actions. */
    public static Script ofGold(TextEnvironment environment, Variation variation, int longest) {
        load(environment, variation, true);
        List<String> gold = environment.goldActions();
        return new Script(variation, gold.subList(0, Math.min(longest, gold.size())));
    }

    /** Starts the episode, with its gold trajectory if wanted. */
    void load(TextEnvironment environment, boolean withGold) {
        load(environment, variation, withGold);
    }

    private static void load(TextEnvironment environment, Variation variation, boolean withGold) {
        environment.reset(variation, new ResetOptions(ResetOptions.EASY, NO_LIMIT, withGold));
    }
}
