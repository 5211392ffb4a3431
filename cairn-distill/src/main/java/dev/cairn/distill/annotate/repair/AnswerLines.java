package dev.cairn.distill.annotate.repair;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.OptionalInt;

/** The text of an answer with what every reader of it needs: where lines end, and which round and square brackets belong together. */
final class AnswerLines {
    private final String text;
    private final int[] closing;

    /** The stretch of a line that was looked at last: from any place in it, it ends at the same. */
    private int lineFrom = 0;

    private int lineTo = -1;

    /** @param text of {@link PlainCharacters} */
    AnswerLines(String text) {
        this.text = text;
        this.closing = closing(this.text);
    }

    int length() {
        return text.length();
    }

    char at(int position) {
        return text.charAt(position);
    }

    /** Without blank space around it, and with one blank for any inside. */
    String between(int from, int to) {
        StringBuilder line = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c)) {
                line.append(c);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    /** Position of the line break at or behind a position, or the end of the text. */
    int lineEnd(int from) {
        if (from < lineFrom || from > lineTo) {
            int end = text.indexOf('\n', from);
            lineFrom = from;
            lineTo = end < 0 ? text.length() : end;
        }
        return lineTo;
    }

    /** Position of the bracket that closes the one at {@code open} on the same line. */
    OptionalInt closing(int open) {
        return closing[open] < 0 ? OptionalInt.empty() : OptionalInt.of(closing[open]);
    }

    /** First position of a character from {@code from} on, below {@code to}; -1 if there is none. What is behind {@code to} is not looked at. */
    int find(char wanted, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != wanted) {
            at++;
        }
        return at < to ? at : -1;
    }

    /** First position from {@code from} on, below {@code to}, whose character is none of {@code skipped}. */
    int skip(int from, int to, String skipped) {
        int at = from;
        while (at < to && skipped.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    @Override
    public String toString() {
        return text;
    }

    private static int[] closing(String text) {
        int[] closing = new int[text.length()];
        Arrays.fill(closing, -1);
        Deque<Integer> round = new ArrayDeque<>();
        Deque<Integer> square = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Deque<Integer> open = c == '(' || c == ')' ? round : square;
            if (c == '\n') {
                round.clear();
                square.clear();
            } else if (c == '(' || c == '[') {
                open.push(i);
            } else if ((c == ')' || c == ']') && !open.isEmpty()) {
                closing[open.pop()] = i;
            }
        }
        return closing;
    }
}
