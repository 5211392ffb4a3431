package dev.cairn.conformance.data;

import dev.cairn.conformance.annotation.AnnotatedPaths;
import dev.cairn.conformance.annotation.GoldPaths;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.io.Sha256;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.RowSet;
import dev.cairn.distill.dataset.Rows;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rows of one role. Row vectors are about published data, so alignment is always the original one. */
public final class RowGroup implements ConformanceGroup {
    private final String name;
    private final Role role;
    private final Rows rows;
    private final Function<ConformanceVector, AnnotatedTrajectory> trajectories;

    private RowGroup(
            String name, Role role, RowOptions options, Function<ConformanceVector, AnnotatedTrajectory> trajectories) {
        this.name = name;
        this.role = role;
        this.rows = new Rows(ScienceWorld.textsOnly(), options);
        this.trajectories = trajectories;
    }

    public static List<ConformanceGroup> all(GoldPaths gold, AnnotatedPaths paths) {
        RowOptions noHistory = new RowOptions(Alignment.ORIGINAL, 1, Wording.ORIGINAL);
        RowOptions formal = new RowOptions(Alignment.ORIGINAL, 10, Wording.ORIGINAL_FORMAL);
        Function<ConformanceVector, AnnotatedTrajectory> plain = vector -> gold.plain(vector.trajectory());
        return List.of(
                new RowGroup("rows_executor", Role.EXECUTOR, RowOptions.PUBLISHED, paths::of),
                new RowGroup("rows_executor_nohist", Role.EXECUTOR, noHistory, paths::of),
                new RowGroup("rows_controller", Role.CONTROLLER, RowOptions.PUBLISHED, paths::of),
                new RowGroup("rows_swift", Role.SWIFT, RowOptions.PUBLISHED, plain),
                new RowGroup("rows_swift_nohist", Role.SWIFT, noHistory, plain),
                new RowGroup("rows_swift_formal", Role.SWIFT, formal, plain));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        RowSet set = rows.of(role, trajectories.apply(vector));
        Value expected = vector.expected();
        List<Supplier<Verdict>> parts = new ArrayList<>(List.of(
                () -> Verdict.same("actions without a row", List.of(), set.skipped()),
                () -> Verdict.same(
                        "targets",
                        expected.texts("targets"),
                        set.rows().stream().map(Example::target).toList())));
        for (Value sample : expected.at("samples")) {
            int row = sample.integer("row");
            parts.add(() -> Verdict.same("input of row " + row, sample.text("input"), input(set, row)));
        }
        parts.add(() -> Verdict.same(
                "digests of inputs",
                expected.texts("input_sha256_first16"),
                set.rows().stream()
                        .map(row -> Sha256.of(row.input()).substring(0, 16))
                        .toList()));
        parts.add(() -> Verdict.same("task and variation", ids(expected), ids(set)));
        return Verdict.all(parts);
    }

    private static String input(RowSet set, int row) {
        return row >= 0 && row < set.rows().size() ? set.rows().get(row).input() : "no such row";
    }

    private static List<String> ids(Value expected) {
        return List.of(expected.integer("task_id") + " "
                + expected.integer("variation_id") + " "
                + expected.text("task_real_id"));
    }

    private static List<String> ids(RowSet set) {
        return set.rows().stream()
                .map(row -> row.taskId() + " " + row.variationId() + " " + row.taskRealId())
                .distinct()
                .toList();
    }
}
