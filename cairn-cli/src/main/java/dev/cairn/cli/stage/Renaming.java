package dev.cairn.cli.stage;

import dev.cairn.core.Example;
import dev.cairn.core.UserException;
import dev.cairn.distill.prompt.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives things that the task or a sub-goal names other names in a share of the training rows, the same ones in input and target:
 * where the task says {@code boil lead}, {@code FOCUS(lead)} becomes {@code FOCUS(tomp)} and so does lead wherever it stands in
 * the prompt. What is called something else each time cannot be learnt by heart; it has to be copied, which is what things need
 * that no training row names.
 *
 * <p>What a model has to choose from its surroundings keeps its name, for that it is a living thing cannot be told from a
 * made-up one. Half of the other names are those of other things, so that known words are copied as well; the other half are
 * made up, of pieces of words that no row has: a token that is never an answer in training is never one afterwards.
 *
 * @param share of the rows, 0 to 1
 */
public record Renaming(double share) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+|\\d+");

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
     */
    List<Example> of(List<Example> rows, Template template, long seed) {
        if (share == 0) {
            return rows;
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<String> pool = pool(rows);
        List<Example> renamed = new ArrayList<>(rows.size());
        for (Example row : rows) {
            renamed.add(random.nextDouble() < share ? renamed(row, template, pool, random) : row);
        }
        return renamed;
    }

    /** All words of more than a letter that answers have as names. */
    private static List<String> pool(List<Example> rows) {
        Set<String> found = new TreeSet<>();
        rows.forEach(row -> names(row.target()).stream()
                .filter(word -> word.length() > 1 && !isNumber(word))
                .forEach(found::add));
        return List.copyOf(found);
    }

    private static Example renamed(Example row, Template template, List<String> pool, SplittableRandom random) {
        Set<String> given = words(template.orders(row.input()));
        Set<String> taken = words(row.input());
        MadeUpNames madeUp = new MadeUpNames(random);
        boolean isMadeUp = random.nextBoolean();
        Map<String, String> names = new LinkedHashMap<>();
        for (String word : names(row.target())) {
            String other = isNumber(word)
                    ? madeUp.number()
                    : word.length() == 1
                            ? sameCase(word, madeUp.letter())
                            : isMadeUp ? madeUp.word() : pool.get(random.nextInt(pool.size()));
            // a name that the row already has would make two things one
            if (given.contains(word) && taken.add(other)) {
                names.put(word, other);
            }
        }
        return new Example(
                replaced(row.input(), names),
                head(row.target()) + replaced(arguments(row.target()), names),
                row.taskId(),
                row.variationId(),
                row.taskRealId());
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    private static String sameCase(String letter, char other) {
        String text = String.valueOf(other);
        return Character.isUpperCase(letter.charAt(0)) ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** Of {@code MOVE(red box, jug)} red, box and jug; of plain words all but the first. */
    private static Set<String> names(String target) {
        Set<String> names = words(arguments(target));
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

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static String replaced(String text, Map<String, String> names) {
        return WORD.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(names.getOrDefault(match.group(), match.group())));
    }
}
