package dev.cairn.distill.annotate.repair;

import java.util.ArrayList;
import java.util.List;

/**
 * A list in brackets of any kind as language models write it: elements between quotes of any kind or none. An apostrophe
 * inside an element ends it only if a comma, a bracket or the end of the line follows.
 *
 * @param end position behind the closing bracket
 * @param closed whether there is a closing bracket; the last element of a list without one is left out if it is half
 */
record QuotedList(List<String> elements, int end, boolean closed) {
    static final String OPEN = "{[(";
    private static final String SEPARATORS = ",;、|→";

    /** Marks of code and emphasis may hold an element as quotes do. */
    private static final String OPEN_QUOTES = "'\"`“‘«»„‚‹";

    /** For each of {@link #OPEN_QUOTES} what may end it. */
    private static final List<String> CLOSE_QUOTES =
            List.of("'’", "\"”", "`'", "”“\"", "’'", "»", "«", "“”\"", "‘’'", "›");

    QuotedList {
        elements = List.copyOf(elements);
    }

    /**
     * Reads the list that begins at {@code from}, where an opening bracket stands.
     *
     * @param limit where it ends at the latest, even without a closing bracket
     */
    static QuotedList read(AnswerLines text, int from, int limit) {
        return new Scan(text, from, limit, OPEN.charAt(OPEN.indexOf(text.at(from)))).list(limit == text.length());
    }

    /** Reads a list without brackets, which ends at {@code to}. */
    static List<String> bare(AnswerLines text, int from, int to) {
        return new Scan(text, from, to, ' ').list(false).elements();
    }

    static boolean isQuote(char c) {
        return OPEN_QUOTES.indexOf(c) >= 0;
    }

    private static final class Scan {
        private final AnswerLines text;
        private final int limit;
        private final boolean round;
        private final List<String> elements = new ArrayList<>();
        private int at;
        private boolean closed;

        Scan(AnswerLines text, int from, int limit, char bracket) {
            this.text = text;
            this.at = from;
            this.limit = limit;
            this.round = bracket == '(';
        }

        /** @param breaksOff whether the limit cuts the last element in two */
        QuotedList list(boolean breaksOff) {
            int depth = 0;
            while (at < limit && !closed) {
                char c = text.at(at);
                if (opens(c)) {
                    depth++;
                    at++;
                } else if (closes(c)) {
                    depth--;
                    at++;
                    closed = depth <= 0;
                } else if (Character.isWhitespace(c)) {
                    at++;
                } else if (separator(at) > 0) {
                    at += separator(at);
                } else {
                    element(OPEN_QUOTES.indexOf(c), breaksOff);
                }
            }
            return new QuotedList(elements, at, closed);
        }

        /** In a list in round brackets these begin a list at its very start only; in others they belong to an element. */
        private boolean opens(char c) {
            return c == '{' || c == '[' || (c == '(' && round && elements.isEmpty());
        }

        private boolean closes(char c) {
            return c == '}' || c == ']' || (c == ')' && round);
        }

        private void element(int quote, boolean breaksOff) {
            int from = quote < 0 ? at : at + 1;
            int to = from;
            while (to < limit && !(quote < 0 ? endsBare(to) : endsQuoted(to, quote))) {
                to = behind(to, quote);
            }
            to = Math.min(to, limit);
            boolean half = to == limit && breaksOff;
            String element = text.between(from, to);
            if (!half && !element.isEmpty()) {
                elements.add(element);
            }
            at = quote < 0 || to == limit ? to : to + 1;
        }

        /** The next position in an element: the arguments of an action belong to it with all that is in them, {@code fill('b12', 'text')}. */
        private int behind(int position, int quote) {
            char c = text.at(position);
            boolean arguments = position > 0 && AnswerLabel.isNamePart(text.at(position - 1));
            boolean opens = (c == '[' && arguments) || (c == '(' && (arguments || quote < 0));
            return 1 + (opens ? text.closing(position).orElse(position) : position);
        }

        /** Characters of the separator at a position; 0 if there is none. A slash is one between blanks only. */
        private int separator(int position) {
            char c = text.at(position);
            if (SEPARATORS.indexOf(c) >= 0) {
                return 1;
            }
            boolean more = position + 1 < limit;
            if (c == '-' && more && text.at(position + 1) == '>') {
                return 2;
            }
            boolean alone = position > 0 && text.at(position - 1) == ' ' && more && text.at(position + 1) == ' ';
            return c == '/' && alone ? 1 : 0;
        }

        private boolean endsBare(int position) {
            char c = text.at(position);
            return separator(position) > 0 || c == '\n' || closes(c);
        }

        private boolean endsQuoted(int position, int quote) {
            if (CLOSE_QUOTES.get(quote).indexOf(text.at(position)) < 0) {
                return false;
            }
            int next = position + 1;
            while (next < limit && Character.isWhitespace(text.at(next)) && text.at(next) != '\n') {
                next++;
            }
            return next == limit || text.at(next) == '\n' || separator(next) > 0 || closes(text.at(next));
        }
    }
}
