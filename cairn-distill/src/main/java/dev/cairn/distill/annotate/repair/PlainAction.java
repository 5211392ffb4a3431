package dev.cairn.distill.annotate.repair;

/** An action as the reader of answers gives it, whatever stands around it. */
public final class PlainAction {
    static final String SPACE = " \t\n";
    private static final String END_MARKS = AnswerLabel.MARKS + ".,;";

    private PlainAction() {}

    /**
     * An action in plain characters, with one blank for any number of them, without a number before it and marks around it. Two
     * actions that differ in nothing else cannot be told apart in an answer.
     */
    public static String of(String action) {
        AnswerLines text = new AnswerLines(PlainCharacters.of(action));
        int length = text.length();
        return bare(text.between(AnswerItem.at(text, 0, length).start(), length));
    }

    /** Without Markdown, quotes and punctuation around it. */
    static String bare(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && (AnswerLabel.MARKS + SPACE).indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && (END_MARKS + SPACE).indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        return line.substring(from, to);
    }
}
