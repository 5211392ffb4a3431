package dev.cairn.cli.stage;

import dev.cairn.core.Example;
import dev.cairn.core.UserException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives things other names in a share of the training rows, the same ones in input and target: {@code FOCUS(dove egg)} becomes
 * {@code FOCUS(copper lid)} and so does the dove egg wherever it stands in the prompt. What is called something else each time
 * cannot be learnt by heart; it has to be copied, which is what unseen things need.
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

    /** The rows with other names in some of them, which ones is decided by the seed. */
    List<Example> of(List<Example> rows, long seed) {
        if (share == 0) {
            return rows;
        }
        SplittableRandom random = new SplittableRandom(seed);
        Map<Kind, List<String>> pool = pool(rows);
        List<Example> renamed = new ArrayList<>(rows.size());
        for (Example row : rows) {
            renamed.add(random.nextDouble() < share ? renamed(row, pool, random) : row);
        }
        return renamed;
    }

    private enum Kind {
        WORD,
        LETTER,
        NUMBER;

        static Kind of(String word) {
            return Character.isDigit(word.charAt(0)) ? NUMBER : word.length() == 1 ? LETTER : WORD;
        }
    }

    private static Map<Kind, List<String>> pool(List<Example> rows) {
        Map<Kind, Set<String>> found = new HashMap<>();
        rows.forEach(row -> names(row.target())
                .forEach(word -> found.computeIfAbsent(Kind.of(word), kind -> new TreeSet<>())
                        .add(word)));
        Map<Kind, List<String>> pool = new HashMap<>();
        found.forEach((kind, words) -> pool.put(kind, List.copyOf(words)));
        return pool;
    }

    private static Example renamed(Example row, Map<Kind, List<String>> pool, SplittableRandom random) {
        Set<String> said = words(row.input());
        Set<String> taken = new LinkedHashSet<>(said);
        Map<String, String> names = new HashMap<>();
        for (String word : names(row.target())) {
            List<String> choice = pool.get(Kind.of(word));
            String other = choice == null ? word : choice.get(random.nextInt(choice.size()));
            // a name that the row already has would make two things one
            if (said.contains(word) && taken.add(other)) {
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
