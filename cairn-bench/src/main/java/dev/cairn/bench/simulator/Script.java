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

    /** The gold path of a variation, or its first {@code longest} actions. */
    public static Script ofGold(TextEnvironment environment, Variation variation, int longest) {
        environment.reset(variation, new ResetOptions(ResetOptions.EASY, Phase.NO_LIMIT, true));
        List<String> gold = environment.goldActions();
        return new Script(variation, gold.subList(0, Math.min(longest, gold.size())));
    }
}
