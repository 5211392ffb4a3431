package dev.cairn.agent.choice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model's answer as it is understood. */
public final class AnswerText {
    /** Span-denoising models may put their answer between two marks, the last such pair counts. */
    private static final Pattern MARKED = Pattern.compile(".*<extra_id_0>(.*)<extra_id_1>");

    /** With what sticks to it. */
    private static final Pattern MARK = Pattern.compile(" *<(?:pad|s|/s|unk|extra_id_\\d+)>[^ ]*");

    private AnswerText() {}

    /** Drops the marks of models, such as {@code <extra_id_0>} and {@code <pad>}, which are no part of an action or a sub-goal. */
    public static String tidy(String text) {
        Matcher marked = MARKED.matcher(text);
        return MARK.matcher(marked.find() ? marked.group(1) : text)
                .replaceAll("")
                .strip();
    }

    /** A sub-goal on one line, without blanks and full stops around it. */
    public static String subGoal(String answer) {
        String line = answer.replace('\n', ' ').replace('\t', ' ').strip();
        return line.replaceAll("^\\.+|\\.+$", "");
    }
}
