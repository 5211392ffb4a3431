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

                Made by `cairn annotate --markdown`; see [annotation.md](annotation.md).
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
            page.append(cell(String.join("; ", annotated.actions(segment)))).append(" |\n");
        }
    }

    private static String cell(String text) {
        return text.replaceAll("\\s+", " ").replace("|", "\\|").strip();
    }
}
