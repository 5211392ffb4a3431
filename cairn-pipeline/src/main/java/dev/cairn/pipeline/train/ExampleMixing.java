package dev.cairn.pipeline.train;

import static dev.cairn.core.InvalidValueException.require;
import static dev.cairn.core.InvalidValueException.requireAtLeast;
import static dev.cairn.core.InvalidValueException.requireBetween;

import dev.cairn.core.EvenSample;
import dev.cairn.core.Example;
import dev.cairn.core.io.RenamedKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How much each task counts in training: rows in proportion to {@code min(rows, limit) ^ (1 / temperature)}, as T5's
 * examples-proportional mixing with a limit and a temperature has it. A task with too many rows
 * first loses rows in the middle of a run of equal answers, then others, evenly; rows of a task with too few come several times.
 *
 * @param limit most rows of a task that count
 * @param temperature 1 for the proportions of the data; the higher, the more equal are the tasks
 * @param finalStepWeight how often the last row of an episode comes: many tasks end with the answer to all that was found out, which is
 *     one row among dozens that lead there
 * @param hardExampleWeight how often a row comes that the model to start from answers wrongly; within its task, whose share stays as it is
 */
@RenamedKey(old = "last", now = "'final-step-weight'")
@RenamedKey(old = "wrong", now = "'hard-example-weight'")
public record ExampleMixing(int limit, double temperature, int finalStepWeight, int hardExampleWeight) {
    /** Shares of tasks nearer to one another than in the data, and each row once. */
    public static final ExampleMixing DEFAULTS = new ExampleMixing(2000, 2, 1, 1);

    /** Each copy of a row takes memory. */
    private static final int MOST_COPIES = 1000;

    public ExampleMixing {
        requireAtLeast(1, "limit", limit);
        require(temperature >= 1 && Double.isFinite(temperature), "temperature", temperature, "a number from 1");
        requireBetween(1, MOST_COPIES, "final-step-weight", finalStepWeight);
        requireBetween(1, MOST_COPIES, "hard-example-weight", hardExampleWeight);
    }

    /** The same, where it is not known which rows are hard. */
    ExampleMixing withoutHardExamples() {
        return new ExampleMixing(limit, temperature, finalStepWeight, 1);
    }

    /** The mixed rows of one role, none of which is known to be answered wrongly. */
    List<Example> of(List<Example> rows) {
        return of(rows, row -> false);
    }

    /**
     * The mixed rows of one role, task by task.
     *
     * @param rows of all tasks, those of a task in the order of its episodes
     * @param isWrong whether the model so far answers a row wrongly
     */
    List<Example> of(List<Example> rows, Predicate<Example> isWrong) {
        Map<String, List<Example>> byTask = new LinkedHashMap<>();
        Set<Example> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Example row : rows) {
            List<Example> task = byTask.computeIfAbsent(row.taskRealId(), code -> new ArrayList<>());
            if (isWrong.test(row)) {
                List<Example> copies = copies(row, hardExampleWeight);
                task.addAll(copies);
                repeated.addAll(copies);
            } else {
                task.add(row);
            }
        }
        double counted = byTask.values().stream()
                .mapToInt(task -> Math.min(task.size(), limit))
                .sum();
        double weights = byTask.values().stream().mapToDouble(this::weight).sum();
        List<Example> mixed = new ArrayList<>();
        byTask.values().forEach(task -> {
            int size = (int) Math.max(1, Math.round(counted * weight(task) / weights));
            mixed.addAll(EvenSample.of(size < task.size() ? thinned(task, size, repeated) : task, size));
        });
        Set<Example> lasts = lasts(byTask.values());
        return mixed.stream()
                .flatMap(row -> Collections.nCopies(lasts.contains(row) ? finalStepWeight : 1, row).stream())
                .toList();
    }

    /** The row itself is the last of these: the others do not count as last rows of an episode, too. */
    private static List<Example> copies(Example row, int times) {
        List<Example> rows = new ArrayList<>();
        for (int i = 1; i < times; i++) {
            rows.add(new Example(row.input(), row.target(), row.taskId(), row.variationId(), row.taskRealId()));
        }
        rows.add(row);
        return rows;
    }

    private static Set<Example> lasts(Collection<List<Example>> tasks) {
        Set<Example> lasts = Collections.newSetFromMap(new IdentityHashMap<>());
        for (List<Example> task : tasks) {
            for (int i = 0; i < task.size(); i++) {
                if (i + 1 == task.size()
                        || task.get(i + 1).variationId() != task.get(i).variationId()) {
                    lasts.add(task.get(i));
                }
            }
        }
        return lasts;
    }

    private double weight(List<Example> task) {
        return Math.pow(Math.min(task.size(), limit), 1 / temperature);
    }

    /** Without as many rows in the midst of runs as are too many; rows that differ from a neighbour, or are repeated, all stay. */
    private static List<Example> thinned(List<Example> task, int size, Set<Example> repeated) {
        List<Integer> inRuns = IntStream.range(1, task.size() - 1)
                .filter(i -> !repeated.contains(task.get(i)))
                .filter(i -> sameAnswer(task.get(i - 1), task.get(i)) && sameAnswer(task.get(i), task.get(i + 1)))
                .boxed()
                .toList();
        int kept = Math.max(0, inRuns.size() - (task.size() - size));
        boolean[] dropped = new boolean[task.size()];
        inRuns.forEach(i -> dropped[i] = true);
        EvenSample.of(inRuns, kept).forEach(i -> dropped[i] = false);
        return IntStream.range(0, task.size())
                .filter(i -> !dropped[i])
                .mapToObj(task::get)
                .toList();
    }

    private static boolean sameAnswer(Example one, Example other) {
        return one.variationId() == other.variationId() && one.target().equals(other.target());
    }
}
