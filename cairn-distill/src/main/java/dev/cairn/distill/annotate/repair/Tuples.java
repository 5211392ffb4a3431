package dev.cairn.distill.annotate.repair;

/** Tuples of Python, {@code ('go(kitchen)', ['go to kitchen'])}, as lists, which is what they are here. */
final class Tuples {
    private Tuples() {}

    /** The same text with square brackets for the round ones that stand outside of quotes. */
    static String asLists(String text) {
        StringBuilder lists = new StringBuilder(text.length());
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 && c == '\\' && i + 1 < text.length()) {
                lists.append(c);
                c = text.charAt(++i);
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                c = '[';
            } else if (c == ')') {
                c = ']';
            }
            lists.append(c);
        }
        return lists.toString();
    }
}
