package dev.cairn.core.score;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Scores of agents side by side, as lines of text. */
public final class ScoreTable {
    private ScoreTable() {}

    /** A line for each agent, then details of each, then a line for each task. */
    public static List<String> lines(List<ScoreSummary> summaries) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "%-12s %-10s %8s %22s %22s %7s %7s %8s %8s %7s",
                "agent",
                "protocol",
                "episodes",
                "score  95 % interval",
                "mean over tasks",
                "last",
                "clamped",
                "best",
                "success",
                "moves"));
        summaries.forEach(summary -> lines.add(line(summary)));
        summaries.forEach(summary -> details(summary, lines));
        lines.add("");
        lines.addAll(perTask(summaries));
        return lines;
    }

    private static String line(ScoreSummary summary) {
        Measures measures = summary.measures();
        return format(
                "%-12s %-10s %8d %22s %22s %7.1f %7.1f %8.1f %6.0f %% %7.1f",
                summary.agent(),
                summary.protocol(),
                measures.episodes(),
                interval(summary.score()),
                interval(summary.taskScore()),
                measures.last().mean(),
                measures.clamped().mean(),
                measures.best().mean(),
                measures.success().mean(),
                measures.moves());
    }

    private static void details(ScoreSummary summary, List<String> lines) {
        lines.add("");
        lines.add(summary.agent());
        lines.add("  ends         "
                + summary.ends().entrySet().stream()
                        .map(end -> end.getKey() + " " + end.getValue())
                        .collect(Collectors.joining(", ")));
        summary.measures()
                .doneAboveZero()
                .ifPresent(done -> lines.add(format(
                        "  success      %.0f %% with the full score; %.0f %% as others count it: done, at a score above 0",
                        summary.measures().success().mean(), done.mean())));
        for (ScoreSummary.Group group : summary.groups()) {
            lines.add(format(
                    "  %-12s %s over %d episodes, %s over %d tasks, success %.0f %%",
                    group.name(),
                    interval(group.measures().score()),
                    group.measures().episodes(),
                    interval(group.taskScore()),
                    group.tasks().size(),
                    group.measures().success().mean()));
        }
        lines.add("  score after  "
                + summary.scoreAfter().entrySet().stream()
                        .map(mark -> format("%d: %.1f", mark.getKey(), mark.getValue()))
                        .collect(Collectors.joining(", "))
                + " actions");
        SubGoalStatistics.Counts counts = summary.subGoals().total();
        if (counts.proposed() > 0) {
            lines.add(format(
                    "  sub-goals    %d proposed (%.1f an episode), %.0f %% completed, %.0f %% grounded, %.0f %% repeated",
                    counts.proposed(),
                    summary.subGoals().perEpisode(),
                    percent(counts.completed(), counts),
                    percent(counts.grounded(), counts),
                    percent(counts.repeated(), counts)));
        }
    }

    private static List<String> perTask(List<ScoreSummary> summaries) {
        Set<String> codes = new LinkedHashSet<>();
        summaries.forEach(summary -> summary.tasks().forEach(task -> codes.add(task.code())));
        List<String> lines = new ArrayList<>();
        for (String code : codes) {
            String scores = summaries.stream()
                    .flatMap(summary -> summary.tasks().stream()
                            .filter(task -> task.code().equals(code))
                            .map(task -> format(
                                    "%s %s",
                                    summary.agent(), interval(task.measures().score()))))
                    .collect(Collectors.joining("   "));
            lines.add(format("  task %-5s %s", code, scores));
        }
        return lines;
    }

    private static double percent(int count, SubGoalStatistics.Counts counts) {
        return 100.0 * count / counts.proposed();
    }

    private static String interval(Interval interval) {
        return format("%5.1f [%5.1f, %5.1f]", interval.mean(), interval.low(), interval.high());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
