package dev.cairn.distill.text;

/**
 * Brings texts of the world into the one-line form that prompts, labels and predictions share. Same replacements, in the
 * same order, as the original data sets.
 */
public final class Sanitizer {
    private static final String[][] REPLACEMENTS = {
        {"\n\t", " | "},
        {"\n", " | "},
        {"\t", " | "},
        {"green house", "greenhouse"},
        {"activate bee hive", "open bee hive"},
        {"seed peach tree", "peach seed"},
        {"orange tree seed", "orange seed"},
    };

    private Sanitizer() {}

    /** One line, with the names of a few objects brought to one spelling. */
    public static String sanitize(String text) {
        String result = text;
        for (String[] replacement : REPLACEMENTS) {
            result = result.replace(replacement[0], replacement[1]);
        }
        return result;
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
