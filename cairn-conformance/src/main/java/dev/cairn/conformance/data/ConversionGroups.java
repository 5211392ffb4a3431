package dev.cairn.conformance.data;

import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.Example;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.io.TemporaryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Whole runs of the published conversion script. */
public final class ConversionGroups {
    private static final String DOWN_SAMPLED_MINI = ".mini.";

    private ConversionGroups() {}

    public static List<ConformanceGroup> all() {
        return List.of(new Edge(), new Layout());
    }

    private static Verdict convert(ConformanceVector vector, Compat compat, Check check) {
        ConvertedTask task;
        try {
            task = new ConvertedTask(vector.input(), compat);
        } catch (UserException e) {
            return vector.expectsError()
                    ? Verdict.pass()
                    : new Verdict.Failed("result", vector.expected().toString(), e.toString());
        }
        task.annotate();
        return TemporaryFolder.with(folder -> check.check(task, task.write(folder)));
    }

    /** What is checked of a run, and where its files are. */
    private interface Check {
        Verdict check(ConvertedTask task, Path folder);
    }

    /**
     * Small gold files. Without {@link Compat#ORIGINAL} more variations are used and topics hold all their tasks, so files
     * must hold the published rows in the published order, and may hold more.
     */
    private record Edge() implements ConformanceGroup {
        @Override
        public String name() {
            return "dataset_convert_edge";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            return convert(vector, compat, (task, folder) -> {
                List<Supplier<Verdict>> parts = new ArrayList<>();
                parts.add(() ->
                        SamplingGroups.taken(vector.expected().integers("processed_variations"), task.taken(), compat));
                for (Map.Entry<String, Value> file :
                        vector.expected().at("files").fields().entrySet()) {
                    parts.add(() -> sameRows(file.getKey(), file.getValue(), folder, compat));
                }
                return Verdict.all(parts);
            });
        }

        private static Verdict sameRows(String path, Value expected, Path folder, Compat compat) {
            List<String> rows = ConvertedTask.rows(folder.resolve(path)).stream()
                    .map(row -> Json.write(List.of(row.variationId(), row.target())))
                    .toList();
            if (!expected.isList()) {
                String digest = Sha256.of(
                        rows.stream().map(row -> row.replace(",\"", ", \"")).collect(Collectors.joining("\n")));
                return compat == Compat.ORIGINAL
                        ? Verdict.same(path, expected.text("sha256"), digest)
                        : Verdict.same(path + " has enough rows", true, rows.size() >= expected.integer("n"));
            }
            List<String> published =
                    expected.list().stream().map(Value::toString).toList();
            boolean isShuffled = path.contains(DOWN_SAMPLED_MINI);
            return compat == Compat.ORIGINAL
                    ? Verdict.same(path, published, rows)
                    : Verdict.same(path + " holds the published rows", true, holds(rows, published, isShuffled));
        }

        private static boolean holds(List<String> rows, List<String> published, boolean isShuffled) {
            if (isShuffled) {
                return rows.containsAll(published);
            }
            int found = 0;
            for (String row : rows) {
                found += found < published.size() && row.equals(published.get(found)) ? 1 : 0;
            }
            return found == published.size();
        }
    }

    /** Real gold trajectories: how many rows of which variation lie where, and in which order the small validation set is. */
    private record Layout() implements ConformanceGroup {
        @Override
        public String name() {
            return "dataset_layout";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            return convert(vector, compat, (task, folder) -> {
                List<Supplier<Verdict>> parts = new ArrayList<>();
                for (Map.Entry<String, Value> file : vector.expected().fields().entrySet()) {
                    parts.add(() -> same(file.getKey(), file.getValue(), folder));
                }
                return Verdict.all(parts);
            });
        }

        private static Verdict same(String path, Value expected, Path folder) {
            List<Example> rows = ConvertedTask.rows(folder.resolve(path));
            if (expected.has("order_of_val_rows")) {
                List<Example> validation = ConvertedTask.rows(folder.resolve(path.replace(".mini", "")));
                List<Integer> order = expected.integers("order_of_val_rows");
                return Verdict.same(path, order.stream().map(validation::get).toList(), rows);
            }
            return Verdict.same(path, expected.at("runs_of_variation_and_rows").toString(), Json.write(runs(rows)));
        }

        private static List<List<Integer>> runs(List<Example> rows) {
            List<List<Integer>> runs = new ArrayList<>();
            for (Example row : rows) {
                int last = runs.size() - 1;
                if (last >= 0 && runs.get(last).get(0) == row.variationId()) {
                    runs.set(last, List.of(row.variationId(), runs.get(last).get(1) + 1));
                } else {
                    runs.add(List.of(row.variationId(), 1));
                }
            }
            return runs;
        }
    }
}
