package dev.cairn.domain.protocol;

import static dev.cairn.core.InvalidValueException.require;
import static dev.cairn.core.InvalidValueException.requireAtLeast;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import java.util.List;
import java.util.Locale;

/**
 * How agents are scored. Scores of different protocols are not comparable, so every result names its protocol.
 *
 * @param tasks selection of tasks that belong to it, for example {@code all}
 * @param variations which variations of a task are played
 * @param variationsPerTask how many of them at most
 * @param simplifications names separated by commas, {@code easy} for all, empty for none
 * @param plateauSteps steps without a change of score after which an agent with sub-goals is given up; 0: no episode is given up early
 * @param repetitionSteps steps that only alternate, after which an agent without sub-goals is given up
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
        require(!name.isBlank(), "name", "blank", "a name, since results go by it");
        requireAtLeast(1, "variations-per-task", variationsPerTask);
        requireAtLeast(0, "plateau-steps", plateauSteps);
        requireAtLeast(0, "repetition-steps", repetitionSteps);
    }

    /** The same with fewer or more variations of a task. */
    public Protocol withVariationsPerTask(int limit) {
        return new Protocol(
                name, tasks, variations, limit, simplifications, limits, plateauSteps, repetitionSteps, scoreRule);
    }

    /** Whether any episode is given up early. */
    public boolean givesUp() {
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
