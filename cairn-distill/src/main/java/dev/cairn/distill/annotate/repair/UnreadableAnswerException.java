package dev.cairn.distill.annotate.repair;

import dev.cairn.core.CairnException;

/** An answer without a sub-goal that could be read: a refusal, an excuse, nothing at all. */
public final class UnreadableAnswerException extends CairnException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    public UnreadableAnswerException(String text) {
        super("no sub-goals in the answer: " + (text.isBlank() ? "it is empty" : "'" + start(text) + "'"));
    }

    private static String start(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
