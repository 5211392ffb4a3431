package dev.cairn.report;

import dev.cairn.core.run.EvaluationRun;
import dev.cairn.core.score.Comparison;
import dev.cairn.core.score.Interval;
import dev.cairn.core.score.Measures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scores of some evaluations as Markdown tables: all, by group of tasks, by task, and compared with the first. */
final class ScoreTables {
    private final List<RunSection> runs;
    private final List<ComparisonSection> comparisons;

    private ScoreTables(List<RunSection> runs, List<ComparisonSection> comparisons) {
        this.runs = runs;
        this.comparisons = comparisons;
    }

    static String of(List<EvaluationRun> runs) {
        ScoreTables tables = new ScoreTables(RunSection.all(runs), ComparisonSection.all(runs));
        return Stream.of(tables.scores(), tables.groups(), tables.tasks(), tables.comparisons())
                .filter(table -> !table.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String scores() {
        return table(
                List.of(
                        "agent",
                        "mean of tasks",
                        "95 %",
                        "mean of episodes",
                        "95 %",
                        "best",
                        "success",
                        "done above 0",
                        "moves"),
                runs.stream().map(ScoreTables::row).toList());
    }

    private static List<String> row(RunSection run) {
        Interval taskScore = run.summary().taskScore();
        Measures measures = run.summary().measures();
        return List.of(
                run.label(),
                NumberFormat.one(taskScore.mean()),
                NumberFormat.range(taskScore),
                NumberFormat.one(measures.score().mean()),
                NumberFormat.range(measures.score()),
                NumberFormat.one(measures.best().mean()),
                NumberFormat.whole(measures.success().mean()) + " %",
                measures.doneAboveZero()
                        .map(done -> NumberFormat.whole(done.mean()) + " %")
                        .orElse(""),
                NumberFormat.one(measures.moves()));
    }

    private String groups() {
        Map<String, String> titles = new LinkedHashMap<>();
        runs.forEach(run -> run.summary().groups().forEach(group -> titles.put(group.name(), group.name())));
        return byRun(
                "group",
                titles,
                (run, name) -> run.group(name)
                        .map(group -> NumberFormat.one(group.taskScore().mean()))
                        .orElse(""));
    }

    private String tasks() {
        Map<String, String> titles = new LinkedHashMap<>();
        runs.forEach(run ->
                run.summary().tasks().forEach(task -> titles.put(task.code(), task.code() + " " + task.name())));
        return byRun(
                "task",
                titles,
                (run, code) -> run.task(code)
                        .map(task -> NumberFormat.whole(task.score().mean()))
                        .orElse(""));
    }

    private interface Cell {
        String of(RunSection run, String key);
    }

    /** A row for each key, which begins with its title, and a column for each run. */
    private String byRun(String head, Map<String, String> titles, Cell cell) {
        List<List<String>> rows = new ArrayList<>();
        titles.forEach((key, title) -> rows.add(row(title, run -> cell.of(run, key))));
        return table(row(head, RunSection::label), rows);
    }

    private List<String> row(String first, Function<RunSection, String> cell) {
        return Stream.concat(Stream.of(first), runs.stream().map(cell)).toList();
    }

    private String comparisons() {
        return table(
                List.of(
                        "compared",
                        "mean of tasks",
                        "95 %",
                        "mean of episodes",
                        "95 %",
                        "p",
                        "success",
                        "p",
                        "better, worse"),
                comparisons.stream().map(ScoreTables::row).toList());
    }

    private static List<String> row(ComparisonSection section) {
        Comparison comparison = section.comparison();
        return List.of(
                section.second() + " - " + section.first(),
                NumberFormat.signed(comparison.taskScore().mean()),
                NumberFormat.signedRange(comparison.taskScore()),
                NumberFormat.signed(comparison.score().mean()),
                NumberFormat.signedRange(comparison.score()),
                NumberFormat.probability(comparison.scoreP()),
                NumberFormat.signed(comparison.success().mean()),
                NumberFormat.probability(comparison.successP()),
                comparison.better() + ", " + comparison.worse());
    }

    private static String table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder table =
                new StringBuilder(line(head)).append("|---".repeat(head.size())).append("|\n");
        rows.forEach(row -> table.append(line(row)));
        return table.toString();
    }

    /** What runs call themselves is text, not markup. */
    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
