package dev.cairn.pipeline.train;

import static dev.cairn.core.InvalidValueException.require;
import static dev.cairn.core.InvalidValueException.requireBetween;

import dev.cairn.core.Example;
import dev.cairn.core.Words;
import dev.cairn.distill.prompt.Placeholders;
import dev.cairn.distill.prompt.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Gives things that the task or a sub-goal names other names in a share of the training rows, the same ones in input and target:
 * where the task says {@code find the cup}, {@code TAKE(cup)} becomes {@code TAKE(Qc)} and so does the cup wherever it stands in
 * the prompt. What is called something else each time cannot be learnt by heart; it has to be copied, which is what things need
 * that no training row names.
 *
 * <p>A name is what some answer in some episode of the same task says, not only that of the row or of the episode at hand: if strange
 * names stood only where the answer needs them, a model would learn to answer with whatever is strange, and of a red and a green
 * box it would take the one that is called something else.
 *
 * <p>Numbers stay: which of several comes next and how long to wait is counted, not copied.
 * What a model has to choose from its surroundings keeps its name, since another name would not say that it is a living thing. Half of the other names are known words, whatever they mean, since a token that is never an answer in training is never
 * one afterwards; the other half are {@linkplain Placeholders placeholders}, which an agent uses for words that the model does not know.
 * In all rows placeholders, each time others, take the place of such words.
 *
 * @param share of the rows, above 0 to 1
 * @param except words and, by their codes, tasks that keep their names, since more has to be known about them than can be
 *     copied, for example where something like it is found
 * @param passes how often the rows come, with other names each time; a longer training comes to the same names again
 */
public record EntityRandomization(double share, List<String> except, int passes) {
    /** Share of its names that are changed in a row with other names: usually some, as where an agent meets a thing it does not know. */
    private static final double NAMES = 0.67;

    /** Three rows in four, each three times, and everything may get another name. */
    public static final EntityRandomization DEFAULTS = new EntityRandomization(0.75, List.of(), 3);

    public EntityRandomization {
        require(share > 0 && share <= 1, "share", share, "a share above 0, up to 1");
        requireBetween(1, 1000, "passes", passes);
        except = List.copyOf(except);
    }

    /**
     * The rows several times, each time with other names in some of them, which ones is decided by the seed.
     *
     * @param all rows of the tasks, from which their names are known
     * @param wording of the prompts
     * @param functionWords that are no names, {@link dev.cairn.domain.Domain#functionWords}
     * @param isKnown whether the model has a token for a word
     * @param seed of the first pass; the next one has the next seed
     */
    List<Example> of(
            List<Example> rows,
            List<Example> all,
            Wording wording,
            Set<String> functionWords,
            Predicate<String> isKnown,
            long seed) {
        List<String> pool = pool(rows, functionWords, isKnown);
        Map<String, Set<String>> answered = answered(all, functionWords);
        return IntStream.range(0, passes)
                .parallel()
                .mapToObj(pass -> new SplittableRandom(seed + pass))
                .flatMap(random -> rows.stream().map(row -> {
                    Set<String> names = answered.getOrDefault(row.taskRealId(), Set.of());
                    return renamed(row, names, pool, wording, isKnown, random);
                }))
                .toList();
    }

    private Example renamed(
            Example row,
            Set<String> names,
            List<String> pool,
            Wording wording,
            Predicate<String> isKnown,
            SplittableRandom random) {
        List<String> placeholders = new ArrayList<>(Placeholders.ALL);
        Collections.shuffle(placeholders, new Random(random.nextLong()));
        Example named = renamed(row, chosen(row, wording, names, random), pool, placeholders.iterator(), random);
        return hidden(named, Placeholders.of(named.input(), isKnown, placeholders));
    }

    /** The names in the answers of each task, by its code. */
    private static Map<String, Set<String>> answered(List<Example> rows, Set<String> functionWords) {
        Map<String, Set<String>> answered = new HashMap<>();
        rows.forEach(row -> answered.computeIfAbsent(row.taskRealId(), task -> new HashSet<>())
                .addAll(names(row.target(), functionWords)));
        return answered;
    }

    /** The words of the row's orders that get another name. */
    private Set<String> chosen(Example row, Wording wording, Set<String> names, SplittableRandom random) {
        if (random.nextDouble() >= share || except.contains(row.taskRealId())) {
            return Set.of();
        }
        Set<String> chosen = Words.of(wording.orders(row.input()));
        chosen.removeIf(word ->
                !names.contains(word) || Words.isNumber(word) || except.contains(word) || random.nextDouble() >= NAMES);
        return chosen;
    }

    /** The row as an agent would ask it. */
    static Example hidden(Example row, Placeholders placeholders) {
        return with(row, placeholders.hide(row.input()), placeholders.hide(row.target()));
    }

    /** All known words of more than a letter that can be names: in answers, and in what was done and is seen. */
    private static List<String> pool(List<Example> rows, Set<String> functionWords, Predicate<String> isKnown) {
        Set<String> found = new TreeSet<>();
        rows.forEach(row -> {
            found.addAll(Words.of(row.input()));
            found.addAll(names(row.target(), functionWords));
        });
        found.removeIf(word ->
                word.length() == 1 || Words.isNumber(word) || functionWords.contains(word) || !isKnown.test(word));
        return List.copyOf(found);
    }

    private static Example renamed(
            Example row,
            Set<String> chosen,
            List<String> pool,
            Iterator<String> placeholders,
            SplittableRandom random) {
        Set<String> taken = Words.of(row.input());
        Map<String, String> names = new LinkedHashMap<>();
        for (String word : chosen) {
            String other = other(word, pool, placeholders, random);
            // a name that the row already has would make two things one
            if (taken.add(other)) {
                names.put(word, other);
            }
        }
        return with(
                row,
                Words.replaced(row.input(), names),
                head(row.target()) + Words.replaced(arguments(row.target()), names));
    }

    /** A small vocabulary may know no word as a whole; then there are placeholders only, and names stay once they are used up. */
    private static String other(
            String word, List<String> pool, Iterator<String> placeholders, SplittableRandom random) {
        if (random.nextBoolean() && placeholders.hasNext()) {
            return placeholders.next();
        }
        if (word.length() == 1) {
            return sameCase(word, (char) random.nextInt('a', 'z' + 1));
        }
        if (pool.isEmpty()) {
            return placeholders.hasNext() ? placeholders.next() : word;
        }
        return pool.get(random.nextInt(pool.size()));
    }

    private static Example with(Example row, String input, String target) {
        return new Example(input, target, row.taskId(), row.variationId(), row.taskRealId());
    }

    private static String sameCase(String letter, char other) {
        String text = String.valueOf(other);
        return Character.isUpperCase(letter.charAt(0)) ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** Of {@code MOVE(red box, jug)} red, box and jug; of plain words all but the first. */
    private static Set<String> names(String target, Set<String> functionWords) {
        Set<String> names = Words.of(arguments(target));
        names.removeAll(functionWords);
        return names;
    }

    private static String head(String target) {
        return target.substring(0, target.length() - arguments(target).length());
    }

    private static String arguments(String target) {
        int open = target.indexOf('(');
        int from = open >= 0 && target.endsWith(")") ? open : target.indexOf(' ');
        return from < 0 ? "" : target.substring(from);
    }
}
