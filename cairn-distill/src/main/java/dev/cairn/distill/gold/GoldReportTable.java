package dev.cairn.distill.gold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A report as a Markdown table with aligned columns, which also reads well on a terminal. */
public final class GoldReportTable {
    private GoldReportTable() {}

    /** Lines of the table. The column of edited trajectories is left out if there are none. */
    public static List<String> lines(GoldReport report) {
        boolean edited = report.all().editedLength().isPresent();
        List<List<String>> rows = new ArrayList<>();
        rows.add(head(report, edited));
        Stream.concat(report.tasks().stream(), Stream.of(report.all())).forEach(task -> rows.add(row(task, edited)));
        return align(rows);
    }

    private static List<String> head(GoldReport report, boolean edited) {
        List<String> head = new ArrayList<>(List.of("task", "paths", "full score", "lowest", "actions"));
        if (edited) {
            head.add("edited");
        }
        report.all().counts().forEach(count -> head.add(count.check()));
        return head;
    }

    private static List<String> row(GoldReport.Task task, boolean edited) {
        List<String> row = new ArrayList<>(List.of(
                (task.code().equals("all") ? "" : task.code() + " ") + task.name(),
                Integer.toString(task.trajectories()),
                Integer.toString(task.complete()),
                String.format(Locale.ROOT, "%.2f", task.lowestScore()),
                range(task.length())));
        if (edited) {
            row.add(task.editedLength().map(GoldReportTable::range).orElse(""));
        }
        task.counts().forEach(count -> row.add(total(count, task.length().sum())));
        return row;
    }

    private static String total(GoldReport.Count count, long steps) {
        double share = steps == 0 ? 0 : 100.0 * count.total() / steps;
        return count.ofSteps()
                ? String.format(Locale.ROOT, "%d (%.0f %%)", count.total(), share)
                : Integer.toString(count.total());
    }

    private static String range(GoldReport.Length length) {
        return length.least() + " / " + length.median() + " / " + length.greatest();
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
