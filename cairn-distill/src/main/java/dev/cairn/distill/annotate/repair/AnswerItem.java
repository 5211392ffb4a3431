package dev.cairn.distill.annotate.repair;

import java.util.Set;

/**
 * How a line of an answer begins: a bullet, a number such as {@code 1-}, {@code (2)} or {@code 1.3}, a letter such as {@code
 * a)}, or nothing of the kind.
 *
 * @param start position behind it
 * @param number the number if it is a whole one, else 0
 */
record AnswerItem(int start, boolean marked, int number) {
    private static final String BULLETS = "-*•+–—";
    private static final String NUMBER_ENDS = "-–—.):";
    private static final String AROUND = " \t*_`#>\"'";
    private static final Set<String> BOXES = Set.of("[ ]", "[x]", "[X]");
    private static final int MOST_DIGITS = 3;
    private static final int MOST_ROMAN = 5;

    static AnswerItem at(AnswerLines text, int from, int to) {
        int at = text.skip(from, to, " \t#>");
        boolean bullet = at + 1 < to && BULLETS.indexOf(text.at(at)) >= 0 && " \t".indexOf(text.at(at + 1)) >= 0;
        int start = text.skip(bullet ? at + 1 : at, to, bullet ? " \t" : AROUND);
        boolean box = bullet && start + 3 < to && BOXES.contains(text.between(start, start + 3));
        start = box ? text.skip(start + 3, to, " \t") : start;
        AnswerItem counted = counted(text, start, to);
        if (counted.marked()) {
            return counted;
        }
        return new AnswerItem(bullet ? start : from, bullet, 0);
    }

    private static AnswerItem counted(AnswerLines text, int from, int to) {
        int at = text.skip(from, to, "(*_");
        int digits = at;
        int number = 0;
        boolean parts = false;
        while (at < to && at - digits < MOST_DIGITS && Character.isDigit(text.at(at))) {
            number = 10 * number + Character.digit(text.at(at), 10);
            at++;
            if (at + 1 < to && text.at(at) == '.' && Character.isDigit(text.at(at + 1))) {
                parts = true;
                at++;
                digits = at;
            }
        }
        int letters = at + 1;
        // a), or small Roman numbers
        while (letters < Math.min(to, at + MOST_ROMAN)
                && "ivx".indexOf(text.at(letters)) >= 0
                && "ivx".indexOf(text.at(at)) >= 0) {
            letters++;
        }
        boolean letter = letters < to && Character.isLetter(text.at(at)) && text.at(letters) == ')';
        if (letter) {
            at = letters;
        }
        boolean any = letter || at > digits || parts;
        int behind = text.skip(at, to, " \t");
        int end = text.skip(behind, to, NUMBER_ENDS);
        boolean marked = any && (letter || end > behind || (parts && behind > at));
        return new AnswerItem(text.skip(end, to, " \t"), marked, parts || letter ? 0 : number);
    }
}
