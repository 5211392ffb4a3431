package dev.cairn.domain.text;

/** Texts of several lines as one. */
public final class OneLine {
    private static final String BAR = " | ";

    private OneLine() {}

    /** A line break, a tab, or a line break and a tab after it become {@code " | "}. */
    public static String withBars(String text) {
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

    /** Every line break and tab becomes a blank. */
    public static String withBlanks(String text) {
        return text.replace('\n', ' ').replace('\t', ' ');
    }
}
