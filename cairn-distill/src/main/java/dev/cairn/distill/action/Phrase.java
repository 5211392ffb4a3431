package dev.cairn.distill.action;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One way to say an action with one or two objects, in words and in formal language.
 *
 * <p>Objects are matched greedily and end at a line break; whatever follows the match is ignored, as in the original.
 */
final class Phrase {
    private static final String OBJECT = "*";
    private static final String OBJECT_PATTERN = "(.+)";

    private final Pattern words;
    private final Pattern formal;
    private final Function<Matcher, String> toFormal;
    private final Function<Matcher, String> toWords;

    /**
     * @param heads names in formal language, separated by {@code |}; the first is the one that is written
     * @param words the action with a {@code *} for each object, for example {@code move * to *}
     */
    Phrase(String heads, String words) {
        int objects = (int) words.chars().filter(c -> c == '*').count();
        String head = heads.replaceFirst("\\|.*", "");
        this.words = pattern(words.replace(OBJECT, OBJECT_PATTERN));
        this.formal = pattern("(?:" + heads + ")\\(" + list(objects, i -> OBJECT_PATTERN) + "\\)");
        this.toFormal = found -> head + "(" + list(objects, found::group) + ")";
        this.toWords = found -> fill(words, found);
    }

    Optional<String> formalize(String action) {
        return first(words, action, toFormal);
    }

    Optional<String> recover(String text) {
        return first(formal, text, toWords);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.UNIX_LINES);
    }

    private static Optional<String> first(Pattern pattern, String text, Function<Matcher, String> rewrite) {
        Matcher matcher = pattern.matcher(text);
        return matcher.lookingAt() ? Optional.of(rewrite.apply(matcher)) : Optional.empty();
    }

    private static String list(int objects, Function<Integer, String> object) {
        return IntStream.rangeClosed(1, objects).boxed().map(object).collect(Collectors.joining(", "));
    }

    private static String fill(String words, Matcher found) {
        String[] parts = words.split("\\*", -1);
        StringBuilder text = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            text.append(found.group(i)).append(parts[i]);
        }
        return text.toString();
    }
}
