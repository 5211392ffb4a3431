package dev.cairn.distill.annotate.repair;

import java.util.ArrayList;
import java.util.List;

/**
 * A list in braces or brackets as language models write it: elements between quotes of any kind or none. An apostrophe
 * inside an element ends it only if a comma, a bracket or the end of the line follows.
 *
 * @param end position behind the closing bracket
 * @param closed whether there is a closing bracket; the last element of a list without one is left out if it is half
 */
record QuotedList(List<String> elements, int end, boolean closed) {
    private static final String OPEN = "{[";
    private static final String CLOSE = "}]";
    private static final String OPEN_QUOTES = "'\"`“‘";
    private static final String CLOSE_QUOTES = "'\"`”’";

    QuotedList {
        elements = List.copyOf(elements);
    }

    /** Reads the list that begins at {@code from}, where an opening bracket stands. */
    static QuotedList read(String text, int from) {
        return new Scan(text, from).list();
    }

    private static final class Scan {
        private final String text;
        private final List<String> elements = new ArrayList<>();
        private int at;
        private boolean closed;

        Scan(String text, int from) {
            this.text = text;
            this.at = from;
        }

        QuotedList list() {
            int depth = 0;
            while (at < text.length() && !closed) {
                char c = text.charAt(at);
                if (OPEN.indexOf(c) >= 0) {
                    depth++;
                    at++;
                } else if (CLOSE.indexOf(c) >= 0) {
                    depth--;
                    at++;
                    closed = depth == 0;
                } else if (Character.isWhitespace(c) || c == ',' || c == ';') {
                    at++;
                } else {
                    element(OPEN_QUOTES.indexOf(c));
                }
            }
            return new QuotedList(elements, at, closed);
        }

        private void element(int quote) {
            int from = quote < 0 ? at : at + 1;
            int to = from;
            while (to < text.length() && !(quote < 0 ? endsBare(to) : endsQuoted(to, quote))) {
                to++;
            }
            boolean half = to == text.length();
            String element = text.substring(from, to).strip();
            if (!half && !element.isEmpty()) {
                elements.add(element);
            }
            at = quote < 0 || half ? to : to + 1;
        }

        private boolean endsBare(int position) {
            char c = text.charAt(position);
            return c == ',' || c == ';' || c == '\n' || CLOSE.indexOf(c) >= 0;
        }

        private boolean endsQuoted(int position, int quote) {
            char c = text.charAt(position);
            if (c != CLOSE_QUOTES.charAt(quote)) {
                return false;
            }
            String rest = text.substring(position + 1).stripLeading();
            boolean lineEnds = position + 1 < text.length() && text.charAt(position + 1) == '\n';
            return rest.isEmpty() || lineEnds || ",;]}".indexOf(rest.charAt(0)) >= 0;
        }
    }
}
