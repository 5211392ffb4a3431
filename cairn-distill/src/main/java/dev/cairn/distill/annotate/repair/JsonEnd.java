package dev.cairn.distill.annotate.repair;

import java.util.ArrayDeque;
import java.util.Deque;

/** JSON that breaks off: what there is of it, up to its last whole element, with the brackets that are missing. */
final class JsonEnd {
    private JsonEnd() {}

    /** Empty if not even one element is whole. */
    static String whole(String text) {
        Deque<Character> open = new ArrayDeque<>();
        int end = 0;
        String missing = "";
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '{' || c == '[') {
                open.push(c == '{' ? '}' : ']');
            } else if (c == '}' || c == ']' || c == ',') {
                if (c != ',') {
                    open.poll();
                }
                end = c == ',' ? i : i + 1;
                missing = closing(open);
            }
        }
        return text.substring(0, end) + missing;
    }

    private static String closing(Deque<Character> open) {
        StringBuilder closing = new StringBuilder();
        open.forEach(closing::append);
        return closing.toString();
    }
}
