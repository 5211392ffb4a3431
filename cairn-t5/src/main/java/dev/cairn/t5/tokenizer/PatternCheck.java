package dev.cairn.t5.tokenizer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at a regular expression before the native library gets it, which ends the process when a pattern is nested too deep, matches
 * nothing, or backtracks for too long. Known are the means that tokenizers use; what a text may take is bounded: of the parts of an
 * alternative that can match in several ways, few may be followed by one that can fail, and what is repeated must not itself vary.
 */
final class PatternCheck {

    /**
     * What a part of a pattern can match.
     *
     * @param shortest characters that it takes at least
     * @param ways in how many ways it can match at one place, not counting how often something is repeated without bound
     * @param unbounded repetitions without bound in it
     * @param canFail whether a text may fail to match it
     */
    private record Part(int shortest, double ways, int unbounded, boolean canFail) {
        static final Part CHARACTER = new Part(1, 1, 0, true);
        static final Part PLACE = new Part(0, 1, 0, true);
    }

    private static final int MAX_LENGTH = 4000;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_COUNT = 1000;
    private static final double MAX_WAYS = 1000;
    private static final String CHARACTERS = "sSwWdDhHnrtfv";
    private static final String PLACES = "bBAzZ";
    private static final String WITH_BRACES = "pPxu";

    private final String pattern;
    private int at;

    private PatternCheck(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Characters that the pattern matches at least.
     *
     * @throws IOException when it is not of the kind described above; the message says why
     */
    static int shortest(String pattern) throws IOException {
        PatternCheck check = new PatternCheck(pattern);
        if (pattern.length() > MAX_LENGTH) {
            throw check.refused("it has " + pattern.length() + " characters");
        }
        int shortest = Integer.MAX_VALUE;
        // Further on, the native library takes it to hold for all alternatives that follow, which nest otherwise than
        // they look.
        check.takeAny("(?i)");
        do {
            List<Part> branch = check.branch(0);
            check.requireBounded(branch);
            shortest = Math.min(shortest, sequence(branch).shortest());
        } while (check.take('|'));
        if (check.at < pattern.length()) {
            throw check.refused("a parenthesis is closed that was not opened");
        }
        return shortest;
    }

    private void requireBounded(List<Part> branch) throws IOException {
        double ways = 1;
        int unbounded = 0;
        boolean failureFollows = false;
        for (int i = branch.size() - 1; i >= 0; i--) {
            Part part = branch.get(i);
            if (failureFollows) {
                ways *= part.ways();
                unbounded += part.unbounded();
            }
            failureFollows |= part.canFail();
        }
        if (unbounded > 1 || ways > MAX_WAYS) {
            throw refused("it may backtrack for very long");
        }
    }

    private List<Part> branch(int depth) throws IOException {
        List<Part> parts = new ArrayList<>();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            parts.add(quantified(atom(depth)));
        }
        return parts;
    }

    private static Part sequence(List<Part> parts) {
        Part all = new Part(0, 1, 0, false);
        for (Part part : parts) {
            all = new Part(
                    Math.min(all.shortest() + part.shortest(), MAX_LENGTH),
                    all.ways() * part.ways(),
                    all.unbounded() + part.unbounded(),
                    all.canFail() || part.canFail());
        }
        return all;
    }

    private Part atom(int depth) throws IOException {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group(depth + 1);
            case '[' -> characterClass(depth + 1);
            case '\\' -> escape();
            case '^', '$' -> Part.PLACE;
            case '*', '+', '?' -> throw refused("nothing is there to be repeated");
            default -> Part.CHARACTER;
        };
    }

    private Part group(int depth) throws IOException {
        requireDepth(depth);
        boolean place = false;
        if (take('?')) {
            place = takeAny("=", "!", "<=", "<!");
            if (!place && !takeAny(":", ">", "i:") && !takeName()) {
                throw refused(
                        "it has a group of the kind (?" + pattern.substring(at, Math.min(at + 2, pattern.length())));
            }
        }
        Part group = sequence(branch(depth));
        while (take('|')) {
            Part other = sequence(branch(depth));
            group = new Part(
                    Math.min(group.shortest(), other.shortest()),
                    group.ways() + other.ways(),
                    Math.max(group.unbounded(), other.unbounded()),
                    group.canFail() && other.canFail());
        }
        if (!take(')')) {
            throw refused("a parenthesis is not closed");
        }
        return place ? new Part(0, group.ways(), group.unbounded(), true) : group;
    }

    private Part characterClass(int depth) throws IOException {
        requireDepth(depth);
        take('^');
        if (at < pattern.length() && pattern.charAt(at) == ']') {
            throw refused("it has empty brackets");
        }
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            char c = pattern.charAt(at++);
            if (c == '\\') {
                escape();
            } else if (c == '[') {
                characterClass(depth + 1);
            }
        }
        if (!take(']')) {
            throw refused("a bracket is not closed");
        }
        return Part.CHARACTER;
    }

    private Part escape() throws IOException {
        if (at == pattern.length()) {
            throw refused("it ends with a backslash");
        }
        char c = pattern.charAt(at++);
        if (WITH_BRACES.indexOf(c) >= 0) {
            int end = pattern.indexOf('}', at);
            if (take('{') && end > 0) {
                at = end + 1;
            } else {
                int digits = c == 'u' ? 4 : c == 'x' ? 2 : 0;
                for (; digits > 0 && at < pattern.length() && Character.digit(pattern.charAt(at), 16) >= 0; digits--) {
                    at++;
                }
            }
        } else if (PLACES.indexOf(c) >= 0) {
            return Part.PLACE;
        } else if (Character.isLetterOrDigit(c) && CHARACTERS.indexOf(c) < 0) {
            throw refused("it has the escape \\" + c);
        }
        return Part.CHARACTER;
    }

    /** A part with what says how often it comes. */
    private Part quantified(Part part) throws IOException {
        int[] counts = counts();
        if (counts.length == 0) {
            return part;
        }
        boolean simple = counts[2] == 1;
        int least = counts[0];
        int most = counts[1];
        if (most > 1 && (part.ways() > 1 || part.unbounded() > 0 || part.shortest() == 0)) {
            throw refused("it repeats what itself varies");
        }
        boolean possessive = simple && take('+');
        if (!possessive && simple) {
            take('?');
        }
        if (at < pattern.length() && "*+?".indexOf(pattern.charAt(at)) >= 0) {
            throw refused("it repeats what is repeated");
        }
        boolean open = most == Integer.MAX_VALUE;
        double choices = open ? 1 : most - least + 1;
        int shortest = Math.min(part.shortest() * least, MAX_LENGTH);
        boolean canFail = least > 0 && part.canFail();
        return possessive
                ? new Part(shortest, 1, 0, canFail)
                : new Part(shortest, part.ways() * choices, part.unbounded() + (open ? 1 : 0), canFail);
    }

    /** Least, most, and 1 for one of the signs; nothing if there is none. */
    private int[] counts() throws IOException {
        if (take('*')) {
            return new int[] {0, Integer.MAX_VALUE, 1};
        } else if (take('+')) {
            return new int[] {1, Integer.MAX_VALUE, 1};
        } else if (take('?')) {
            return new int[] {0, 1, 1};
        } else if (!take('{')) {
            return new int[0];
        }
        int least = number(0);
        int most = take(',') ? number(Integer.MAX_VALUE) : least;
        if (!take('}') || least > most || least > MAX_COUNT || (most > MAX_COUNT && most < Integer.MAX_VALUE)) {
            throw refused("it has a brace without two counts up to " + MAX_COUNT);
        }
        return new int[] {least, most, 0};
    }

    private int number(int absent) {
        int from = at;
        while (at < pattern.length() && Character.isDigit(pattern.charAt(at)) && at - from < 6) {
            at++;
        }
        return at == from ? absent : Integer.parseInt(pattern.substring(from, at));
    }

    private boolean take(char c) {
        boolean there = at < pattern.length() && pattern.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private boolean takeAny(String... texts) {
        for (String text : texts) {
            if (pattern.startsWith(text, at)) {
                at += text.length();
                return true;
            }
        }
        return false;
    }

    /** The name of a group, in angle brackets; references to it are no known escapes. */
    private boolean takeName() {
        int end = pattern.indexOf('>', at);
        boolean there = end > 0 && pattern.substring(at, end).matches("<[A-Za-z_][A-Za-z_0-9]*");
        if (there) {
            at = end + 1;
        }
        return there;
    }

    private void requireDepth(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw refused("it is nested deeper than " + MAX_DEPTH);
        }
    }

    private IOException refused(String why) {
        String shown = pattern.length() > 60 ? pattern.substring(0, 60) + "..." : pattern;
        return new IOException("the pattern " + shown + " is refused, since " + why);
    }
}
