package dev.cairn.agent;

import dev.cairn.core.CairnException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
        try (InputStream in = EtoSplit.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new CairnException("resource " + RESOURCE + " is missing from this build");
            }
            EtoSplit split = new EtoSplit();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(split::add);
            return split;
        } catch (IOException e) {
            throw new CairnException("cannot read " + RESOURCE, e);
        }
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
