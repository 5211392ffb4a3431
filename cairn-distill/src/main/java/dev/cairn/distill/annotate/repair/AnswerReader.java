package dev.cairn.distill.annotate.repair;

/** Reads sub-goals and their actions from what a language model wrote. */
public interface AnswerReader {
    /**
     * Reads a text.
     *
     * @throws UnreadableAnswerException if the text has no sub-goal with an action
     */
    Answer read(String text);
}
