package dev.cairn.agent.llm;

import dev.cairn.domain.text.OneLine;

/**
 * A line that an agent said after {@code >}, and what came of it, in one line.
 *
 * @param said a command, or a thought behind {@code think:}
 */
record Entry(String said, String answer) {
    /** What a thought is answered with. */
    static final String OK = "OK.";

    private static final String THINK = "think:";

    Entry {
        answer = oneLine(answer);
    }

    /** A text of the world in one line. */
    static String oneLine(String text) {
        return OneLine.withBlanks(text).replaceAll(" {2,}", " ").strip();
    }

    static boolean isThought(String said) {
        return said.regionMatches(true, 0, THINK, 0, THINK.length());
    }

    /** A thought in the form that agents say it. */
    static String thought(String text) {
        return THINK + " " + text;
    }

    boolean isThought() {
        return isThought(said);
    }

    @Override
    public String toString() {
        return "> " + said + "\n" + answer;
    }
}
