package dev.cairn.distill.dataset;

import dev.cairn.core.PythonRandom;
import dev.cairn.core.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which trajectories of each task get into a data set, and in which order. */
public enum Selection {
    /** All, as they come. */
    ALL,
    /**
     * What the published script means to do: of the tasks whose code begins with {@code 9-}, {@code 10-} or {@code 3-3} a
     * shuffled part (50, 50, 100), and of each task ten test trajectories.
     */
    CAPPED,
    /** What the published script does: the tenth test trajectory ends the task, whatever would come after it. */
    ORIGINAL;

    private static final int SEED = 1;
    private static final int TEST_LIMIT = 10;

    /** What the choice depends on. */
    public record Candidate(String code, Split split, int steps) {}

    /**
     * Chooses from trajectories of any number of tasks. Those with fewer than two steps give no row and are left out.
     *
     * @return chosen items: task by task in the order in which tasks first come
     */
    public <T> List<T> choose(Collection<T> items, Function<T, Candidate> about) {
        if (this == ALL) {
            return items.stream().filter(item -> about.apply(item).steps() > 1).toList();
        }
        Map<String, List<T>> byTask = new LinkedHashMap<>();
        items.forEach(item -> byTask.computeIfAbsent(about.apply(item).code(), code -> new ArrayList<>())
                .add(item));
        return byTask.entrySet().stream()
                .flatMap(task -> limitTests(downSample(task.getKey(), task.getValue()), about).stream())
                .toList();
    }

    /** The published down-sampling of one task: shuffled with a fixed seed, then cut. */
    public static <T> List<T> downSample(String code, List<T> items) {
        int limit = code.startsWith("9-") || code.startsWith("10-") ? 50 : code.startsWith("3-3") ? 100 : -1;
        if (limit < 0) {
            return items;
        }
        List<T> shuffled = new PythonRandom(SEED).shuffled(items);
        return shuffled.subList(0, Math.min(limit, shuffled.size()));
    }

    private <T> List<T> limitTests(List<T> items, Function<T, Candidate> about) {
        List<T> chosen = new ArrayList<>();
        int tests = 0;
        for (T item : items) {
            Candidate candidate = about.apply(item);
            if (candidate.steps() < 2) {
                continue;
            }
            tests += candidate.split() == Split.TEST ? 1 : 0;
            if (this == ORIGINAL && tests == TEST_LIMIT) {
                break;
            }
            if (candidate.split() != Split.TEST || tests <= TEST_LIMIT) {
                chosen.add(item);
            }
        }
        return chosen;
    }
}
