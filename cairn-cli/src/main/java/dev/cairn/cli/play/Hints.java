package dev.cairn.cli.play;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells the next action of the gold trajectory: the first one that the player has not made yet, in order. */
public final class Hints {
    private final Supplier<List<String>> path;
    private Optional<List<String>> gold = Optional.empty();

    Hints(Supplier<List<String>> path) {
        this.path = path;
    }

    /** Hints for a variation; its gold trajectory is made in an environment of its own, when the first hint is asked for. */
    public static Hints of(Domain domain, Variation variation) {
        return new Hints(() -> {
            try (TextEnvironment other = domain.open()) {
                return TrajectoryRecorder.record(other, variation).steps().stream()
                        .skip(1)
                        .map(Step::action)
                        .toList();
            }
        });
    }

    /** A line for the player. */
    String next(Trajectory played) {
        List<String> actions = gold.orElseGet(path);
        gold = Optional.of(actions);
        int made = 0;
        for (Step step : played.steps().subList(1, played.steps().size())) {
            if (made < actions.size() && step.action().equals(actions.get(made))) {
                made++;
            }
        }
        return made == actions.size()
                ? "You have made every action of the gold trajectory."
                : "Action " + (made + 1) + " of " + actions.size() + " of the gold trajectory: " + actions.get(made);
    }
}
