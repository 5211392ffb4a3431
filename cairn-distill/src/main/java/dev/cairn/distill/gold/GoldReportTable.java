package dev.cairn.distill.gold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A report as a Markdown table with aligned columns, which also reads well on a terminal. */
public final class GoldReportTable {
    private static final List<String> HEAD = List.of(
            "task", "paths", "full score", "lowest", "actions", "lean", "idle", "asked back", "blind", "unfounded");

    private GoldReportTable() {}

    /** Lines of the table. The column of lean paths is left out if there are none. */
    public static List<String> lines(GoldReport report) {
        boolean lean = report.all().leanLength().isPresent();
        List<List<String>> rows = new ArrayList<>();
        rows.add(select(HEAD, lean));
        Stream.concat(report.tasks().stream(), Stream.of(report.all()))
                .forEach(task -> rows.add(select(row(task), lean)));
        return align(rows);
    }

    private static List<String> row(GoldReport.Task task) {
        return List.of(
                (task.code().equals("all") ? "" : task.code() + " ") + task.name(),
                Integer.toString(task.trajectories()),
                Integer.toString(task.complete()),
                String.format(Locale.ROOT, "%.2f", task.lowestScore()),
                range(task.length()),
                task.leanLength().map(GoldReportTable::range).orElse(""),
                idle(task),
                Integer.toString(task.ambiguous()),
                Integer.toString(task.blind()),
                Integer.toString(task.unfounded()));
    }

    private static String idle(GoldReport.Task task) {
        double share = task.length().sum() == 0
                ? 0
                : 100.0 * task.totalIdle() / task.length().sum();
        return String.format(Locale.ROOT, "%d (%.0f %%)", task.totalIdle(), share);
    }

    private static String range(GoldReport.Length length) {
        return length.least() + " / " + length.median() + " / " + length.greatest();
    }

    private static List<String> select(List<String> row, boolean lean) {
        return lean
                ? row
                : Stream.concat(row.subList(0, 5).stream(), row.subList(6, row.size()).stream())
                        .toList();
    }

    /** First column to the left, the others to the right. */
    private static List<String> align(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] width = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                width[i] = Math.max(width[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, width)));
        lines.add(1, rule(width));
        return lines;
    }

    private static String line(List<String> row, int[] width) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < width.length; i++) {
            String pad = " ".repeat(width[i] - row.get(i).length());
            line.append(' ')
                    .append(i == 0 ? row.get(i) + pad : pad + row.get(i))
                    .append(" |");
        }
        return line.toString();
    }

    private static String rule(int[] width) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < width.length; i++) {
            line.append(i == 0 ? "-" : "").append("-".repeat(width[i] + 1)).append(i == 0 ? "|" : ":|");
        }
        return line.toString();
    }
}
