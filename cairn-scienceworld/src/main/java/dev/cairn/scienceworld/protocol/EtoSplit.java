package dev.cairn.scienceworld.protocol;

import dev.cairn.core.io.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The split of ETO (Song et al. 2024), also used by AgentGym's relatives and AgentRM: 24 tasks, 194 dev variations
 * ("seen"), 211 test variations ("unseen"), and a limit of actions for each task. From the repository
 * {@code Yifan-Song793/ETO}, commit {@code a2fc5da}, files {@code dev_indices.json}, {@code test_indices.json} and
 * {@code max_steps.json} below {@code eval_agent/data/sciworld}.
 */
final class EtoSplit {
    private static final String RESOURCE = "eto.tsv";

    private final Map<String, Integer> limits = new TreeMap<>();
    private final Map<String, List<Integer>> variations = new TreeMap<>();

    private EtoSplit() {}

    static EtoSplit read() {
        EtoSplit split = new EtoSplit();
        Resources.text(EtoSplit.class, RESOURCE).lines().forEach(split::add);
        return split;
    }

    /** Columns: code of the task, limit of actions, dev variations, test variations. */
    private void add(String line) {
        String[] column = line.split("\t");
        limits.put(column[0], Integer.parseInt(column[1]));
        variations.put(
                column[0], Stream.concat(numbers(column[2]), numbers(column[3])).toList());
    }

    private static Stream<Integer> numbers(String list) {
        return Arrays.stream(list.split(",")).map(Integer::valueOf);
    }

    Map<String, Integer> limits() {
        return limits;
    }

    Map<String, List<Integer>> variations() {
        return variations;
    }
}
