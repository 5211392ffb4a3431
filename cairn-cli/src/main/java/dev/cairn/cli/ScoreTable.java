package dev.cairn.cli;

import dev.cairn.agent.score.ScoreSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Scores of agents side by side, as lines of text. */
final class ScoreTable {
    private ScoreTable() {}

    static List<String> lines(List<ScoreSummary> summaries) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "%-10s %-10s %8s %6s %15s %7s %7s %8s %7s  %s",
                "agent", "protocol", "episodes", "score", "95 % interval", "last", "best", "success", "moves", "ends"));
        for (ScoreSummary summary : summaries) {
            lines.add(line(summary));
        }
        lines.add("");
        lines.addAll(perTask(summaries));
        return lines;
    }

    private static String line(ScoreSummary summary) {
        return String.format(
                Locale.ROOT,
                "%-10s %-10s %8d %6.1f  [%5.1f, %5.1f] %7.1f %7.1f %6.0f %% %7.1f  %s",
                summary.agent(),
                summary.protocol(),
                summary.episodes(),
                summary.score().mean(),
                summary.score().low(),
                summary.score().high(),
                summary.last(),
                summary.best(),
                100 * summary.success(),
                summary.meanMoves(),
                summary.ends().entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(end -> end.getKey() + " " + end.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static List<String> perTask(List<ScoreSummary> summaries) {
        TreeSet<String> codes = new TreeSet<>();
        summaries.forEach(summary -> codes.addAll(summary.perTask().keySet()));
        List<String> lines = new ArrayList<>();
        for (String code : codes) {
            String scores = summaries.stream()
                    .map(summary -> String.format(
                            Locale.ROOT,
                            "%s %5.1f",
                            summary.agent(),
                            summary.perTask().getOrDefault(code, 0.0)))
                    .collect(Collectors.joining("   "));
            lines.add(String.format("  task %-5s %s", code, scores));
        }
        return lines;
    }
}
