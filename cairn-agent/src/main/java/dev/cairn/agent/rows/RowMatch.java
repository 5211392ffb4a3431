package dev.cairn.agent.rows;

import dev.cairn.core.Example;
import dev.cairn.t5.metric.ExactMatch;
import java.util.List;

/**
 * One row of a data set and what a model made of it.
 *
 * @param task code of the row's task, for example {@code 7-1}
 * @param answers best first
 * @param equal whether the best answer is the target
 * @param among whether any answer is the target
 */
public record RowMatch(String task, int variation, String target, List<String> answers, boolean equal, boolean among) {
    public RowMatch {
        answers = List.copyOf(answers);
    }

    /**
     * Compares.
     *
     * @param answers best first, at least one
     */
    @SuppressWarnings("exports") // On the module path the metrics are Cairn's own.
    public static RowMatch of(Example row, List<String> answers, ExactMatch rule) {
        return new RowMatch(
                row.taskRealId(),
                row.variationId(),
                row.target(),
                answers,
                rule.equal(answers.get(0), row.target()),
                answers.stream().anyMatch(answer -> rule.equal(answer, row.target())));
    }
}
