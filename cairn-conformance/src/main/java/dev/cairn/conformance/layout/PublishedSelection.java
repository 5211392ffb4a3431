package dev.cairn.conformance.layout;

import dev.cairn.core.PythonRandom;
import dev.cairn.core.Split;
import dev.cairn.distill.dataset.Selection;
import dev.cairn.distill.dataset.TrajectorySource.Heading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The published script's selections, task by task in the order in which tasks first come. */
public enum PublishedSelection implements Selection {
    /**
     * What the script means to do: of the tasks whose code begins with {@code 9-}, {@code 10-} or {@code 3-3} a shuffled part
     * (50, 50, 100), and of each task ten test trajectories.
     */
    CAPPED,
    /** What the script does: the tenth test trajectory ends the task, whatever would come after it. */
    ORIGINAL;

    private static final int SEED = 1;
    private static final int TEST_LIMIT = 10;

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Integer> choose(List<Heading> headings) {
        Map<String, List<Integer>> byTask = new LinkedHashMap<>();
        for (int index = 0; index < headings.size(); index++) {
            String code = headings.get(index).variation().task().code();
            byTask.computeIfAbsent(code, none -> new ArrayList<>()).add(index);
        }
        List<Integer> chosen = new ArrayList<>();
        byTask.forEach((code, task) -> limitTests(downSample(code, task), headings, chosen));
        return chosen;
    }

    /** The down-sampling of one task: shuffled with a fixed seed, then cut. */
    public static <T> List<T> downSample(String code, List<T> items) {
        int limit = code.startsWith("9-") || code.startsWith("10-") ? 50 : code.startsWith("3-3") ? 100 : -1;
        if (limit < 0) {
            return items;
        }
        List<T> shuffled = new PythonRandom(SEED).shuffled(items);
        return shuffled.subList(0, Math.min(limit, shuffled.size()));
    }

    private void limitTests(List<Integer> task, List<Heading> headings, List<Integer> chosen) {
        int tests = 0;
        for (int index : task) {
            Heading heading = headings.get(index);
            if (heading.steps() < 2) {
                continue;
            }
            boolean isTest = heading.variation().split() == Split.TEST;
            tests += isTest ? 1 : 0;
            if (this == ORIGINAL && tests == TEST_LIMIT) {
                break;
            }
            if (!isTest || tests <= TEST_LIMIT) {
                chosen.add(index);
            }
        }
    }
}
