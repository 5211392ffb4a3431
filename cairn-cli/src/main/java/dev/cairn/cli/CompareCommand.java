package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.core.UserException;
import dev.cairn.core.run.EvaluationRun;
import dev.cairn.core.score.Comparison;
import dev.cairn.core.score.EpisodeScore;
import dev.cairn.core.score.Interval;
import dev.cairn.core.score.Measures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn compare}. */
@Command(
        name = "compare",
        description =
                "Compare two evaluations on the same episodes: differences with intervals, and how likely chance is.")
final class CompareCommand extends ConsoleCommand {
    @Parameters(index = "0", paramLabel = "A", description = "Run directory of cairn evaluate.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private Path second = Path.of("");

    @Option(
            names = "--anyway",
            description = "Compare runs of different protocols or episodes too, on the episodes that both have.")
    private boolean anyway;

    /**
     * Two runs side by side.
     *
     * @param first the run that the differences start from
     * @param notes what makes them less comparable than one would wish
     */
    record RunComparison(Side first, Side second, List<String> notes, Comparison comparison) {
        /**
         * One of them.
         *
         * @param score mean over the compared episodes
         */
        record Side(String run, String agent, String protocol, Interval score, Interval success) {}
    }

    CompareCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        EvaluationRun a = EvaluationRun.read(first);
        EvaluationRun b = EvaluationRun.read(second);
        List<String> notes = notes(a, b);
        List<Comparison.Pair> pairs = Comparison.pairs(a.scores(), b.scores());
        if (pairs.isEmpty()) {
            throw new UserException(first + " and " + second + " have no episode in common");
        }
        RunComparison result = new RunComparison(
                side(a, pairs.stream().map(Comparison.Pair::first).toList()),
                side(b, pairs.stream().map(Comparison.Pair::second).toList()),
                notes,
                Comparison.of(pairs));
        if (json()) {
            printJson(result);
        } else {
            print(result);
        }
        return 0;
    }

    private List<String> notes(EvaluationRun a, EvaluationRun b) {
        List<String> differences = a.differences(b);
        if (!differences.isEmpty() && !anyway) {
            throw new UserException("these runs are not comparable: " + String.join("; ", differences)
                    + ". --anyway compares the episodes that both have");
        }
        List<String> notes = new ArrayList<>(differences);
        for (EvaluationRun run : List.of(a, b)) {
            if (!run.finished()) {
                notes.add(
                        run.name() + " is not finished: " + run.scores().size() + " of " + run.planned() + " episodes");
            }
        }
        return notes;
    }

    private static RunComparison.Side side(EvaluationRun run, List<EpisodeScore> episodes) {
        Measures measures = Measures.of(episodes);
        return new RunComparison.Side(run.name(), run.agent(), run.protocol(), measures.score(), measures.success());
    }

    private void print(RunComparison result) {
        result.notes().forEach(note -> line("note: %s", note));
        side("A", result.first());
        side("B", result.second());
        Comparison comparison = result.comparison();
        line("");
        line(
                "B - A over %d episodes: score %s, p %s; success %s points, p %s",
                comparison.episodes(),
                signed(comparison.score()),
                p(comparison.scoreP()),
                signed(comparison.success()),
                p(comparison.successP()));
        line("mean over %d tasks: %s", comparison.tasks().size(), signed(comparison.taskScore()));
        line(
                "B is better in %d episodes, worse in %d, equal in %d",
                comparison.better(),
                comparison.worse(),
                comparison.episodes() - comparison.better() - comparison.worse());
        line("Intervals: 95 % bootstrap of the pairs. p: two-sided paired permutation test, all choices of"
                + " signs.");
        line("");
        line("%-6s %7s %7s   %s", "task", "A", "B", "B - A");
        comparison
                .tasks()
                .forEach(task -> line(
                        "%-6s %7.1f %7.1f   %s   %s",
                        task.code(), task.first(), task.second(), signed(task.difference()), task.name()));
    }

    private void side(String letter, RunComparison.Side side) {
        line(
                "%s  %-12s %-10s score %5.1f [%.1f, %.1f]  success %.0f %%  %s",
                letter,
                side.agent(),
                side.protocol(),
                side.score().mean(),
                side.score().low(),
                side.score().high(),
                side.success().mean(),
                side.run());
    }

    private static String signed(Interval interval) {
        return String.format(Locale.ROOT, "%+6.1f [%+.1f, %+.1f]", interval.mean(), interval.low(), interval.high());
    }

    private static String p(double p) {
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }
}
