package dev.cairn.domain.action;

import java.util.List;
import java.util.Optional;

/**
 * One way to say an action with one or two objects, in words and in formal language.
 *
 * <p>Objects have at least one character, are as long as possible and end at a line break; whatever follows is ignored, as
 * in the original. Written without regular expressions, since every row of a data set needs up to eleven translations.
 */
public final class Phrase {
    private static final String COMMA = ", ";
    private static final int ONE = 1;

    private final List<String> heads;
    private final String verb;
    private final String separator;

    /**
     * A phrase.
     *
     * @param heads names in formal language, separated by {@code |}; the first is the one that is written
     * @param words the action with a {@code *} for each object, for example {@code put * in *}
     */
    public Phrase(String heads, String words) {
        this.heads = List.of(heads.split("\\|"));
        String[] parts = words.split("\\*", -1);
        this.verb = parts[0];
        this.separator = parts.length > 2 ? parts[1] : "";
    }

    /** First word, by which phrases are looked up. */
    String firstWord() {
        return verb.substring(0, verb.indexOf(' '));
    }

    List<String> heads() {
        return heads;
    }

    Optional<String> formalize(String action) {
        if (!action.startsWith(verb)) {
            return Optional.empty();
        }
        String objects = line(action, verb.length());
        if (separator.isEmpty()) {
            return objects.isEmpty() ? Optional.empty() : Optional.of(heads.get(0) + "(" + objects + ")");
        }
        int split = split(objects, separator);
        return split < ONE
                ? Optional.empty()
                : Optional.of(heads.get(0) + "(" + objects.substring(0, split) + COMMA
                        + objects.substring(split + separator.length()) + ")");
    }

    /** The action of a formal text that begins with one of the heads and a bracket. */
    Optional<String> recover(String formal) {
        return heads.stream()
                .filter(head -> formal.startsWith(head + "("))
                .findFirst()
                .flatMap(head -> arguments(line(formal, head.length() + 1)));
    }

    private Optional<String> arguments(String text) {
        int end = text.lastIndexOf(')');
        if (end < ONE) {
            return Optional.empty();
        }
        String objects = text.substring(0, end);
        if (separator.isEmpty()) {
            return Optional.of(verb + objects);
        }
        int split = split(objects, COMMA);
        return split < ONE
                ? Optional.empty()
                : Optional.of(
                        verb + objects.substring(0, split) + separator + objects.substring(split + COMMA.length()));
    }

    /** Where the last separator begins that leaves something on its right. */
    private static int split(String objects, String separator) {
        return objects.lastIndexOf(separator, objects.length() - separator.length() - ONE);
    }

    private static String line(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.substring(from) : text.substring(from, end);
    }
}
