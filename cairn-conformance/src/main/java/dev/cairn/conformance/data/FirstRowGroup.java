package dev.cairn.conformance.data;

import dev.cairn.conformance.annotation.AnnotatedPaths;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.Role;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.Rows;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.List;

/**
 * Rows of the first sub-goal. The published code has only the function that words them; where the annotation of the
 * trajectory is known, the row that Cairn makes of it is compared as well.
 */
public record FirstRowGroup(AnnotatedPaths paths) implements ConformanceGroup {
    private static final Prompts PROMPTS = RowOptions.PUBLISHED.prompts(ScienceWorld.textsOnly());
    private static final Rows ROWS = new Rows(ScienceWorld.textsOnly(), RowOptions.PUBLISHED);

    @Override
    public String name() {
        return "rows_first_sg";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        String input = vector.expected().text("input");
        return Verdict.all(List.of(
                () -> Verdict.same("input", input, PROMPTS.of(Role.FIRST, state(vector.input()))),
                () -> row(vector, input)));
    }

    private Verdict row(ConformanceVector vector, String input) {
        if (!vector.name().equals("no_places")) {
            return Verdict.pass();
        }
        return paths.find(vector)
                .map(trajectory -> Verdict.same(
                        "row",
                        List.of(input + vector.expected().text("target")),
                        ROWS.of(Role.FIRST, trajectory).rows().stream()
                                .map(row -> row.input() + row.target())
                                .toList()))
                .orElseGet(Verdict::pass);
    }

    private static PromptState state(Value input) {
        return new PromptState(
                input.text("task_desc"),
                input.integer("step_id"),
                input.at("recent_scores").last().number(),
                List.of(HistoryEntry.START),
                input.text("look"),
                input.text("inventory"),
                input.texts("places"),
                List.of());
    }
}
