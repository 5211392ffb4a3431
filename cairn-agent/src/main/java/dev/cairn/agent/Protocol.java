package dev.cairn.agent;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cairn.core.DidYouMean;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * How agents are scored. Scores of different protocols are not comparable, so every result names its protocol.
 *
 * @param tasks selection of tasks that belong to it, for example {@code all}
 * @param variations which variations of a task are played
 * @param variationsPerTask at most so many of them
 * @param simplifications names separated by commas, {@code easy} for all, empty for none
 * @param plateauSteps for {@link EarlyStop#NO_PROGRESS}; 0 means no episode is given up early
 * @param repetitionSteps for {@link EarlyStop#REPETITION}
 */
public record Protocol(
        String name,
        String tasks,
        VariationChoice variations,
        int variationsPerTask,
        String simplifications,
        Limits limits,
        int plateauSteps,
        int repetitionSteps,
        ScoreRule scoreRule) {

    /** Which score of an episode counts. */
    public enum ScoreRule {
        /** The last one; a negative one counts 0. */
        LAST {
            @Override
            public int of(List<Integer> scores) {
                return Math.max(0, scores.get(scores.size() - 1));
            }
        },
        /** The last one that is not negative. */
        LAST_NON_NEGATIVE {
            @Override
            public int of(List<Integer> scores) {
                return scores.stream().filter(score -> score >= 0).reduce(0, (before, score) -> score);
            }
        },
        /** The highest on the way. */
        BEST {
            @Override
            public int of(List<Integer> scores) {
                return scores.stream().reduce(0, Math::max);
            }
        };

        /** The score that counts among those of an episode, in order, the initial 0 included. */
        public abstract int of(List<Integer> scores);

        /** Lower case with dashes, for example {@code last-non-negative}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Protocol {
        if (name.isBlank() || variationsPerTask < 1 || plateauSteps < 0 || repetitionSteps < 0) {
            throw new IllegalArgumentException("a protocol needs a name and at least one variation of a task: " + name);
        }
    }

    /** Names of the presets. */
    public static Collection<String> presets() {
        return Protocols.PRESETS.keySet();
    }

    /** @throws UserException if there is no such preset */
    public static Protocol preset(String name) {
        Protocol protocol = Protocols.PRESETS.get(name);
        if (protocol == null) {
            throw new UserException("unknown protocol '" + name + "'" + DidYouMean.hint(name, presets())
                    + " The protocols are " + String.join(", ", presets()) + "; a name that ends in .yaml is read"
                    + " as a file.");
        }
        return protocol;
    }

    public Protocol withVariationsPerTask(int limit) {
        return new Protocol(
                name, tasks, variations, limit, simplifications, limits, plateauSteps, repetitionSteps, scoreRule);
    }

    boolean givesUp() {
        return plateauSteps > 0;
    }

    /** The episodes of this protocol among {@code chosen} tasks, in their order. */
    public List<Variation> episodes(TaskCatalog catalog, List<TaskId> chosen, Split split) {
        List<TaskId> own = catalog.select(tasks);
        return chosen.stream()
                .filter(own::contains)
                .flatMap(task -> variations.of(catalog, task, split).stream().limit(variationsPerTask))
                .toList();
    }
}
