package dev.cairn.core;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text: runs of letters, and runs of digits. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+|\\d+");

    private Words() {}

    /** Each once, in the order in which they come; may be changed by the caller. */
    public static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** The words in lower case with a blank before and after each, so that one such text contains another if its words are there in a row. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(" ");
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            plain.append(matcher.group().toLowerCase(Locale.ROOT)).append(' ');
        }
        return plain.toString();
    }

    /** What stands between blanks, each once; {@code cup, red} has {@code cup,} and {@code red}. */
    public static Set<String> separated(String text) {
        return new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s+")));
    }

    public static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    /** The text with other words for those that are keys. */
    public static String replaced(String text, Map<String, String> others) {
        return others.isEmpty()
                ? text
                : WORD.matcher(text)
                        .replaceAll(
                                match -> Matcher.quoteReplacement(others.getOrDefault(match.group(), match.group())));
    }
}
