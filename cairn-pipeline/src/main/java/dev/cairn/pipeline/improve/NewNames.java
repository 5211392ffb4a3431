package dev.cairn.pipeline.improve;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Variation;
import dev.cairn.core.Words;
import dev.cairn.core.io.Jsonl;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Names that no training has seen, for things that tasks ask for: where the task says {@code bring the cup}, all texts of the world say
 * {@code bring the zovibu}. What is renamed are words of the task that sub-goals of the given trajectories of that task name as
 * well, since these are names, not the rest of the sentence.
 *
 * @param byTask by code of the task, words that can get another name
 * @param share of the variations in which names are other ones
 * @param seed of the choice
 */
record NewNames(Map<String, Set<String>> byTask, double share, long seed) {
    private static final String CONSONANTS = "bdfgklmnprstvz";
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = 3;

    /** Share of its names that are other ones in a variation with such: usually some, as in the variations of other splits. */
    private static final double NAMES = 0.67;

    /** None. */
    static final NewNames NONE = new NewNames(Map.of(), 0, 0);

    /**
     * The names in the sub-goals of given trajectories.
     *
     * @param keep words, and codes of tasks, that keep their names
     * @param functionWords that are no names
     */
    static NewNames of(Path gold, List<String> keep, Set<String> functionWords, double share, long seed) {
        Map<String, Set<String>> byTask = new HashMap<>();
        Jsonl.forEach(gold, AnnotatedTrajectory.class, annotated -> {
            String task = annotated.trajectory().variation().task().code();
            Set<String> words = byTask.computeIfAbsent(task, code -> new HashSet<>());
            annotated.segments().stream()
                    .map(Segment::subGoal)
                    .forEach(subGoal -> words.addAll(arguments(subGoal.text())));
        });
        byTask.keySet().removeAll(keep);
        byTask.values()
                .forEach(words -> words.removeIf(word -> keep.contains(word)
                        || functionWords.contains(word)
                        || Words.isNumber(word)
                        || word.length() < 3));
        return new NewNames(byTask, share, seed);
    }

    /** The same names, chosen otherwise. */
    NewNames seeded(long other) {
        return new NewNames(byTask, share, other);
    }

    private static Set<String> arguments(String subGoal) {
        int open = subGoal.indexOf('(');
        return open < 0 ? Set.of() : Words.of(subGoal.substring(open));
    }

    /** Other words by words of a task; none for a variation that keeps its names. */
    Map<String, String> of(Variation variation, String task) {
        SplittableRandom random =
                new SplittableRandom(seed * 1_000_003 + variation.key().hashCode());
        if (random.nextDouble() >= share) {
            return Map.of();
        }
        Set<String> candidates = new LinkedHashSet<>(Words.of(task));
        candidates.retainAll(byTask.getOrDefault(variation.task().code(), Set.of()));
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String word : candidates) {
            String other = word(random);
            if (random.nextDouble() < NAMES && taken.add(other)) {
                names.put(word, other);
            }
        }
        return names;
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < SYLLABLES; i++) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                    .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.toString();
    }
}
