package dev.cairn.distill.annotate;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Variation;
import java.util.List;

/** A page that shows sub-goals and the actions below them. */
public final class AnnotationMarkdown {
    private AnnotationMarkdown() {}

    /** The page, one section for each trajectory. */
    public static String render(List<AnnotatedTrajectory> annotated) {
        StringBuilder page = new StringBuilder("""
                # Sub-goals of gold trajectories

                Made by `cairn annotate --markdown`.
                """);
        annotated.forEach(trajectory -> section(page, trajectory));
        return page.toString();
    }

    private static void section(StringBuilder page, AnnotatedTrajectory annotated) {
        Variation variation = annotated.trajectory().variation();
        page.append("\n## ").append(variation.task()).append(", variation ").append(variation.number());
        page.append("\n\n").append(cell(annotated.trajectory().taskDescription()));
        page.append("\n\n| sub-goal | actions |\n|---|---|\n");
        for (Segment segment : annotated.segments()) {
            page.append("| `").append(segment.subGoal()).append("` | ");
            page.append(cell(runs(annotated.actions(segment)))).append(" |\n");
        }
    }

    /** Equal neighbours once, with their number. */
    private static String runs(List<String> actions) {
        StringBuilder text = new StringBuilder();
        for (int from = 0, to; from < actions.size(); from = to) {
            String action = actions.get(from);
            to = from + 1;
            while (to < actions.size() && actions.get(to).equals(action)) {
                to++;
            }
            text.append(from == 0 ? "" : "; ").append(action);
            text.append(to - from > 1 ? " (" + (to - from) + " times)" : "");
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
    }
}
