package dev.cairn.cli.stage;

import dev.cairn.core.Example;
import dev.cairn.core.UserException;
import dev.cairn.distill.prompt.StandIns;
import dev.cairn.distill.prompt.Template;
import dev.cairn.distill.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Gives things that the task or a sub-goal names other names in a share of the training rows, the same ones in input and target:
 * where the task says {@code boil lead}, {@code FOCUS(lead)} becomes {@code FOCUS(Qc)} and so does lead wherever it stands in
 * the prompt. What is called something else each time cannot be learnt by heart; it has to be copied, which is what things need
 * that no training row names.
 *
 * <p>What a model has to choose from its surroundings keeps its name, for that it is a living thing cannot be told from another
 * one. Half of the other names are known words, whatever they mean, since a token that is never an answer in training is never
 * one afterwards; the other half are {@linkplain StandIns stand-ins}, which an agent uses for words that the model does not know.
 * In all rows stand-ins, each time others, take the place of such words.
 *
 * <p>In half of all rows a name that the orders give, but the answer does not, becomes another one: if strange names were always what
 * the answer is about, a model would learn to answer with whatever is strange.
 *
 * @param share of the rows, 0 to 1
 */
public record Renaming(double share) {
    /** Share of the rows in which a name that the answer does not need becomes another one. */
    private static final double DECOYS = 0.5;

    /** Numbers below this one take the place of others. */
    private static final int NUMBERS = 100;

    /** Words of an answer that are no names: they join others, or the action language is made of them. */
    private static final Set<String> KEPT = Set.of(
            "a",
            "an",
            "the",
            "in",
            "on",
            "of",
            "to",
            "with",
            "into",
            "up",
            "down",
            "at",
            "containing",
            "stage",
            "times");

    public Renaming {
        if (!(share >= 0 && share <= 1)) {
            throw new UserException("rename is " + share + ": expected a share of 0 to 1");
        }
    }

    /**
     * The rows with other names in some of them, which ones is decided by the seed.
     *
     * @param template of the prompts
     * @param isKnown whether the model has a token for a word
     */
    List<Example> of(List<Example> rows, Template template, Predicate<String> isKnown, long seed) {
        if (share == 0) {
            return rows;
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<String> pool = pool(rows, isKnown);
        Set<String> answered = new HashSet<>();
        rows.forEach(row -> answered.addAll(names(row.target())));
        List<Example> renamed = new ArrayList<>(rows.size());
        for (Example row : rows) {
            List<String> standIns = new ArrayList<>(StandIns.ALL);
            Collections.shuffle(standIns, new Random(random.nextLong()));
            Set<String> chosen = chosen(row, template, answered, random);
            Example named = renamed(row, chosen, pool, standIns.iterator(), random);
            renamed.add(hidden(named, StandIns.of(named.input(), isKnown, standIns)));
        }
        return renamed;
    }

    /** The words of the row's orders that get another name. */
    private Set<String> chosen(Example row, Template template, Set<String> answered, SplittableRandom random) {
        Set<String> target = names(row.target());
        boolean isRenamed = random.nextDouble() < share;
        Set<String> chosen = new LinkedHashSet<>();
        List<String> others = new ArrayList<>();
        for (String word : Words.of(template.orders(row.input()))) {
            if (target.contains(word)) {
                if (isRenamed) {
                    chosen.add(word);
                }
            } else if (answered.contains(word) && !Words.isNumber(word)) {
                others.add(word);
            }
        }
        if (!others.isEmpty() && random.nextDouble() < DECOYS) {
            chosen.add(others.get(random.nextInt(others.size())));
        }
        return chosen;
    }

    /** The row as an agent would ask it. */
    static Example hidden(Example row, StandIns standIns) {
        return with(row, standIns.hide(row.input()), standIns.hide(row.target()));
    }

    /** All known words of more than a letter that can be names: in answers, and in what was done and is seen. */
    private static List<String> pool(List<Example> rows, Predicate<String> isKnown) {
        Set<String> found = new TreeSet<>();
        rows.forEach(row -> {
            found.addAll(Words.of(row.input()));
            found.addAll(names(row.target()));
        });
        found.removeIf(
                word -> word.length() == 1 || Words.isNumber(word) || KEPT.contains(word) || !isKnown.test(word));
        return List.copyOf(found);
    }

    private static Example renamed(
            Example row, Set<String> chosen, List<String> pool, Iterator<String> standIns, SplittableRandom random) {
        Set<String> taken = Words.of(row.input());
        Map<String, String> names = new LinkedHashMap<>();
        for (String word : chosen) {
            String other = Words.isNumber(word)
                    ? Integer.toString(random.nextInt(1, NUMBERS))
                    : random.nextBoolean() && standIns.hasNext()
                            ? standIns.next()
                            : word.length() == 1
                                    ? sameCase(word, (char) random.nextInt('a', 'z' + 1))
                                    : pool.get(random.nextInt(pool.size()));
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

    private static Example with(Example row, String input, String target) {
        return new Example(input, target, row.taskId(), row.variationId(), row.taskRealId());
    }

    private static String sameCase(String letter, char other) {
        String text = String.valueOf(other);
        return Character.isUpperCase(letter.charAt(0)) ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** Of {@code MOVE(red box, jug)} red, box and jug; of plain words all but the first. */
    private static Set<String> names(String target) {
        Set<String> names = Words.of(arguments(target));
        names.removeAll(KEPT);
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
