package dev.cairn.report;

import dev.cairn.core.run.EvaluationRun;
import dev.cairn.core.score.Comparison;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first run and another one.
 *
 * @param notes what makes them less comparable than one would wish
 */
public record ComparisonSection(int index, String first, String second, List<String> notes, Comparison comparison) {
    static List<ComparisonSection> all(List<EvaluationRun> runs) {
        return IntStream.range(1, runs.size())
                .mapToObj(i -> of(runs, i))
                .filter(section -> section.comparison().episodes() > 0)
                .toList();
    }

    private static ComparisonSection of(List<EvaluationRun> runs, int other) {
        EvaluationRun first = runs.get(0);
        EvaluationRun second = runs.get(other);
        return new ComparisonSection(
                other,
                RunSection.label(runs, 0),
                RunSection.label(runs, other),
                first.differences(second),
                Comparison.of(Comparison.pairs(first.scores(), second.scores())));
    }

    public int equal() {
        return comparison.episodes() - comparison.better() - comparison.worse();
    }
}
