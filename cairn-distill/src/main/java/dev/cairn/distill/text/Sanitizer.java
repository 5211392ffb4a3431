package dev.cairn.distill.text;

/**
 * Brings texts of the world into the one-line form that prompts, labels and predictions share. Same replacements, in the
 * same order, as the original data sets.
 */
public final class Sanitizer {
    private static final String[][] REPLACEMENTS = {
        {"green house", "greenhouse"},
        {"activate bee hive", "open bee hive"},
        {"seed peach tree", "peach seed"},
        {"orange tree seed", "orange seed"},
    };

    private static final String BAR = " | ";

    private Sanitizer() {}

    /** One line, with the names of a few objects brought to one spelling. */
    public static String sanitize(String text) {
        String result = oneLine(text);
        for (String[] replacement : REPLACEMENTS) {
            result = result.replace(replacement[0], replacement[1]);
        }
        return result;
    }

    /** A line break, a tab, or one after the other become {@code " | "}. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length() + text.length() / 8);
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\t') {
                line.append(text, from, at).append(BAR);
                at += c == '\n' && text.startsWith("\t", at + 1) ? 1 : 0;
                from = at + 1;
            }
        }
        return from == 0 ? text : line.append(text, from, text.length()).toString();
    }

    /** One line: every line break and tab becomes a blank. */
    public static String clean(String text) {
        return text.replace('\n', ' ').replace('\t', ' ');
    }

    /** A whole prompt: sanitized and without the two remarks in brackets that say nothing new. */
    public static String prompt(String text) {
        return sanitize(text).replace("(that is open)", "").replace("(containing nothing)", "");
    }
}
