package dev.cairn.distill.annotate.repair;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sub-goal's label in an answer, {@code name(arguments)}, with what follows it.
 *
 * @param text without blank space that does not belong to it
 * @param start position of its first character
 * @param rest position behind the label and the mark between it and its actions
 * @param marked whether there is such a mark: a colon, an arrow, a dash
 * @param list whether an opening bracket stands at {@code rest}
 */
record AnswerLabel(String text, int start, int rest, boolean marked, boolean list) {
    private static final String BLANKS = " \t";

    /** Arguments that all stand between quotes and hold none. */
    private static final Pattern QUOTED = Pattern.compile("(?:[\"'“‘][^\"'“”‘’,]*+[\"'”’](?:, ?(?=.)|$))++");

    /** What stands around labels in Markdown, JSON and tables. */
    static final String MARKS = " \t*_`#>\"'“”‘’«»|~";

    /** Words before the last one of a name. */
    private static final Pattern WORDS = Pattern.compile("[a-z]++(?: [a-z]++){0,2}");

    private static final String EMPHASIS = " \t*_";
    private static final String ARROWS = ":-–—=>→";

    /** Longest label; what is longer is prose. */
    private static final int LONGEST = 500;

    /** Longest text before a label on its line, such as "Sub-goal 3:". */
    private static final int LONGEST_PREFIX = 30;

    /** The label that is the whole of a text. */
    static Optional<String> of(String text) {
        AnswerLines lines = new AnswerLines(PlainCharacters.of(text).strip());
        int open = lines.toString().indexOf('(');
        return open < 0
                ? Optional.empty()
                : named(lines, 0, open)
                        .filter(label ->
                                label.start() == 0 && lines.closing(open).orElse(-1) == lines.length() - 1)
                        .map(AnswerLabel::text);
    }

    /**
     * The first label on a line, or on what is left of it: with a list behind it anywhere, otherwise only where an item
     * begins.
     *
     * @param from behind the line's number or bullet
     */
    static Optional<AnswerLabel> first(AnswerLines text, int from, int to) {
        for (int open = text.find('(', from, to); open >= 0; ) {
            Optional<AnswerLabel> label = named(text, from, open);
            if (label.isPresent()) {
                AnswerLabel found = label.get();
                boolean begins = begins(text, from, found.start());
                if (found.list() || (begins && found.endsOrGoesOn(text, to))) {
                    return label;
                }
                Optional<AnswerLabel> remarked = begins ? found.withRemark(text, to) : Optional.empty();
                if (remarked.isPresent()) {
                    return remarked;
                }
            }
            open = text.find('(', open + 1, to);
        }
        return Optional.empty();
    }

    private static Optional<AnswerLabel> named(AnswerLines text, int from, int open) {
        int nameEnd = open;
        while (nameEnd > from && BLANKS.indexOf(text.at(nameEnd - 1)) >= 0) {
            nameEnd--;
        }
        int start = nameEnd;
        while (start > from && isNamePart(text.at(start - 1))) {
            start--;
        }
        // a number and its dash stand right before the name in "1-name(arguments)"
        while (start < nameEnd && !Character.isLetter(text.at(start))) {
            start++;
        }
        int close = text.closing(open).orElse(-1);
        if (start == nameEnd || close < 0 || close - start > LONGEST) {
            return Optional.empty();
        }
        int end = close + 1;
        int lineEnd = text.lineEnd(end);
        int mark = text.skip(end, lineEnd, MARKS);
        int behind = text.skip(text.skip(mark, lineEnd, ARROWS), lineEnd, EMPHASIS);
        int rest = behind;
        while (rest < text.length() && Character.isWhitespace(text.at(rest))) {
            rest++;
        }
        boolean marked = behind > mark && ARROWS.indexOf(text.at(mark)) >= 0;
        boolean list = rest < text.length() && isListAt(text, rest, marked);
        if (nameEnd < open && !(list && marked)) {
            return Optional.empty();
        }
        String name = text.between(start, nameEnd);
        if (name.indexOf('_') < 0) {
            start = wordsBefore(text, from, start);
            name = text.between(start, nameEnd).replace(' ', '_');
        }
        String label = name + "(" + arguments(text.between(open + 1, close)) + ")";
        return Optional.of(new AnswerLabel(label, start, list ? rest : behind, marked, list));
    }

    /** Where a name of several words begins, {@code go to(kitchen)}; the same place if what stands before is no part of it. */
    private static int wordsBefore(AnswerLines text, int from, int start) {
        int first = text.skip(from, start, MARKS);
        String before = text.between(first, Math.min(start, first + LONGEST_PREFIX + 1));
        return start - first <= LONGEST_PREFIX && WORDS.matcher(before).matches() ? first : start;
    }

    /** Without the quotes around each of them, as in a call of a function. */
    private static String arguments(String given) {
        return QUOTED.matcher(given).matches() ? given.replaceAll("[\"'“”‘’]", "") : given;
    }

    /** A list in round brackets only behind a mark: a remark in brackets may follow a label, too. */
    private static boolean isListAt(AnswerLines text, int at, boolean marked) {
        char c = text.at(at);
        return c == '{' || c == '[' || (c == '(' && marked && text.closing(at).isPresent());
    }

    /** Letters of some scripts have marks, which are characters of their own. */
    static boolean isNamePart(char c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return Character.isLetterOrDigit(c) || mark || c == '_' || c == '-';
    }

    private static boolean begins(AnswerLines text, int from, int start) {
        if (start - from > 3 * LONGEST_PREFIX) {
            return false;
        }
        int at = text.skip(from, start, MARKS);
        if (at == start) {
            return true;
        }
        String prefix = text.between(at, start);
        String bare = prefix.replaceAll("[*_`\"]+$", "").stripTrailing();
        return prefix.length() <= LONGEST_PREFIX && (bare.endsWith(":") || bare.endsWith("=")) && bare.indexOf('{') < 0;
    }

    /** The same with a few words between it and its list: {@code place(cup, box) in the kitchen: {'move cup to box'}}. */
    private Optional<AnswerLabel> withRemark(AnswerLines text, int to) {
        int at = rest;
        while (at < Math.min(to, rest + LONGEST_PREFIX)
                && (isNamePart(text.at(at)) || " (),".indexOf(text.at(at)) >= 0)) {
            at++;
        }
        int behind = at < to && text.at(at) == ':' ? text.skip(at + 1, to, BLANKS) : to;
        return behind < to && isListAt(text, behind, true)
                ? Optional.of(new AnswerLabel(this.text, start, behind, true, true))
                : Optional.empty();
    }

    /** Whether it stands alone on its line, or actions follow behind a mark. */
    private boolean endsOrGoesOn(AnswerLines text, int to) {
        return marked || text.skip(Math.min(rest, to), to, MARKS + ".,;") >= to;
    }
}
