package dev.cairn.distill.prompt;

import dev.cairn.core.Words;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that stand for those of a prompt that a model does not know: {@code take the blue cup} is asked as {@code take the blue Qa}, and
 * the answer {@code take blue Qa} means {@code take blue cup}. A small model that has never seen a word would have to
 * spell it out piece by piece; a placeholder is a single token, which it has learnt to repeat in place of many words.
 */
public final class Placeholders {
    /** Every word that may stand for another; no world has them. A tokenizer should have a token for each. */
    public static final List<String> ALL = "abcdefghijklmnopqrst"
            .chars()
            .mapToObj(letter -> "Q" + (char) letter)
            .toList();

    /** None, for models that know all words or spell them. */
    public static final Placeholders NONE = new Placeholders(Map.of());

    private static final Pattern ARGUMENTS = Pattern.compile("[(),]");

    /** What an answer begins with, in words or before a bracket. */
    private static final Pattern VERB = Pattern.compile("^\\w+ ?");

    private final Map<String, String> byWord;

    private Placeholders(Map<String, String> byWord) {
        this.byWord = byWord;
    }

    /**
     * Those of a prompt, in the order in which its unknown words come. Once none is left, further words stay as they are.
     *
     * @param isKnown whether the model has a token for a word
     */
    public static Placeholders of(String prompt, Predicate<String> isKnown) {
        return of(prompt, isKnown, ALL);
    }

    /**
     * As above, handed out in another order.
     *
     * @param order some or all of {@link #ALL}; those that the prompt has already are not used
     */
    public static Placeholders of(String prompt, Predicate<String> isKnown, Collection<String> order) {
        Set<String> words = Words.of(prompt);
        Deque<String> free = new ArrayDeque<>(order);
        free.removeAll(words);
        words.removeIf(word -> Words.isNumber(word) || ALL.contains(word) || isKnown.test(word));
        Map<String, String> byWord = new HashMap<>();
        words.stream().limit(free.size()).forEach(word -> byWord.put(word, free.remove()));
        return new Placeholders(byWord);
    }

    /** The text with placeholders for the unknown words. */
    public String hide(String text) {
        return Words.replaced(text, byWord);
    }

    /** The text with the words that its placeholders stand for. */
    public String reveal(String text) {
        Map<String, String> words = new HashMap<>();
        byWord.forEach((word, placeholder) -> words.put(placeholder, word));
        return Words.replaced(text, words);
    }

    /** Whether each placeholder of an answer stands for a word. */
    public boolean areKnown(String answer) {
        return byWord.values().containsAll(in(answer));
    }

    /**
     * Whether each name of an answer that has placeholders is in the prompt, word for word. A model that knows none of the words around
     * may put a name together from words of different places, which names nothing. Words that join names, {@code tree in the adult stage},
     * may join them in an answer where the prompt does not.
     *
     * @param prompt with the words that the placeholders stand for
     * @param answer with its placeholders, a verb and its arguments
     * @param joining words that are no names
     */
    public boolean nameThingsOf(String prompt, String answer, Set<String> joining) {
        return areKnown(answer)
                && ARGUMENTS
                        .splitAsStream(VERB.matcher(answer).replaceFirst(""))
                        .flatMap(argument -> names(argument, joining))
                        .filter(name -> !in(name).isEmpty())
                        .allMatch(name -> Words.plain(prompt).contains(Words.plain(reveal(name))));
    }

    private static Stream<String> names(String argument, Set<String> joining) {
        return Arrays.stream(argument.strip().split(" +"))
                .map(word -> joining.contains(word) ? "," : word)
                .collect(Collectors.collectingAndThen(Collectors.joining(" "), ARGUMENTS::splitAsStream));
    }

    private static Set<String> in(String text) {
        Set<String> words = Words.of(text);
        words.retainAll(ALL);
        return words;
    }
}
