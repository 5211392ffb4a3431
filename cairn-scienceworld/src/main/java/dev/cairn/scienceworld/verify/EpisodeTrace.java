package dev.cairn.scienceworld.verify;

import dev.cairn.core.Variation;
import dev.cairn.core.io.Sha256;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that an episode says, in order: the task, and at each move the action, observation, score, look, inventory
 * and valid actions.
 *
 * @param moves how many actions were made
 */
public record EpisodeTrace(Variation variation, int moves, double rawScore, List<String> lines) {
    /** High enough for every gold trajectory. */
    private static final int NO_LIMIT = 100_000;

    private static final String ACTION = "> ";

    public EpisodeTrace {
        lines = List.copyOf(lines);
    }

    /** Makes the moves that the world itself proposes; they are part of the trace. */
    public static EpisodeTrace ofGold(TextEnvironment environment, Variation variation, String simplifications) {
        ResetOptions options = new ResetOptions(simplifications, NO_LIMIT, true);
        Outcome outcome = environment.reset(variation, options);
        List<String> actions = environment.goldActions();
        List<String> lines = new ArrayList<>();
        lines.add("task " + variation.key() + ": " + environment.taskDescription());
        add(lines, environment, outcome);
        for (String action : actions) {
            lines.add(ACTION + action);
            outcome = environment.step(action);
            add(lines, environment, outcome);
        }
        return new EpisodeTrace(variation, actions.size(), outcome.rawScore(), lines);
    }

    private static void add(List<String> lines, TextEnvironment environment, Outcome outcome) {
        lines.add("observation: " + outcome.observation());
        lines.add("score: " + outcome.rawScore() + " completed: " + outcome.completed() + " moves: " + outcome.moves());
        lines.add("look: " + environment.look());
        lines.add("inventory: " + environment.inventory());
        lines.add("valid: " + String.join(" | ", environment.validActions()));
    }

    /** Hashes of what each move led to; element 0 is the start. */
    List<Integer> moveHashes() {
        List<Integer> hashes = new ArrayList<>();
        int hash = 0;
        for (String line : lines) {
            if (line.startsWith(ACTION)) {
                hashes.add(hash);
                hash = 0;
            }
            hash = 31 * hash + line.hashCode();
        }
        hashes.add(hash);
        return hashes;
    }

    /** SHA-256 of the lines. */
    public String digest() {
        return Sha256.of(String.join("\n", lines));
    }
}
