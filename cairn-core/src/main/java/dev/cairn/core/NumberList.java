package dev.cairn.core;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists of numbers as people write them, such as {@code 0,3,10-12}. */
public final class NumberList {
    private static final Pattern PART = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

    private NumberList() {}

    /**
     * The numbers, each once, ascending.
     *
     * @throws UserException if it is no such list
     */
    public static List<Integer> parse(String text) {
        return Stream.of(text.split(","))
                .flatMap(part -> range(part.strip(), text).boxed())
                .distinct()
                .sorted()
                .toList();
    }

    private static IntStream range(String part, String text) {
        Matcher matcher = PART.matcher(part);
        int from = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 1;
        int to = !matcher.matches() ? 0 : matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2));
        if (to < from) {
            throw new UserException("'" + text + "' is not a list of numbers such as 0,3,10-12");
        }
        return IntStream.rangeClosed(from, to);
    }
}
