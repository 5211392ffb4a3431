package dev.cairn.conformance.agent;

import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.PythonRandom;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.scienceworld.ScienceWorldTasks;
import dev.cairn.scienceworld.protocol.ScienceWorldProtocols;
import java.util.List;

/** The named sets of variations of the published agent, as folds and protocols of Cairn. */
record VariationGroup() implements ConformanceGroup {
    private static final int LARGEST_TEST = 50;
    private static final int MOST = 100_000;

    @Override
    public String name() {
        return "agent_variations";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        Value input = vector.input();
        TaskCatalog catalog = ScienceWorldTasks.catalog();
        TaskId task = catalog.byIndex(input.integer("task_num"));
        String set = input.text("set");
        List<Integer> found;
        try {
            found = numbers(catalog, task, set, input.flag("cut_off"));
        } catch (UserException e) {
            return Verdict.same(
                    "whether " + set + " is unknown", true, vector.expected().has("exit_code"));
        }
        List<Integer> expected =
                vector.expected().list().stream().map(Value::integer).toList();
        return Verdict.same(set + " of " + task, expected, found);
    }

    private static List<Integer> numbers(TaskCatalog catalog, TaskId task, String set, boolean cut) {
        return switch (set) {
            case "dev" -> first(3, catalog, task, Split.DEV);
            case "test_mini" -> first(3, catalog, task, Split.TEST);
            case "test_mini_mini" -> first(1, catalog, task, Split.TEST);
            case "test_mini_2" -> behind(3, first(10, catalog, task, Split.TEST));
            case "test" -> {
                List<Integer> all = first(MOST, catalog, task, Split.TEST);
                List<Integer> shuffled = new PythonRandom(1).shuffled(all);
                yield cut ? shuffled.subList(0, Math.min(LARGEST_TEST, all.size())) : all;
            }
            case "train" -> {
                List<Integer> all = first(MOST, catalog, task, Split.TRAIN);
                yield all.subList(0, all.size() / part(task));
            }
            default -> throw new UserException("unknown set '" + set + "'");
        };
    }

    /** The published agent takes less of two large tasks. */
    private static int part(TaskId task) {
        return switch (task.index()) {
            case 26 -> 10;
            case 29 -> 2;
            default -> 1;
        };
    }

    private static List<Integer> first(int limit, TaskCatalog catalog, TaskId task, Split split) {
        return ScienceWorldProtocols.PROTOCOLS
                .named("seed")
                .withVariationsPerTask(limit)
                .episodes(catalog, List.of(task), split)
                .stream()
                .map(Variation::number)
                .toList();
    }

    private static List<Integer> behind(int skipped, List<Integer> numbers) {
        return numbers.subList(Math.min(skipped, numbers.size()), numbers.size());
    }
}
