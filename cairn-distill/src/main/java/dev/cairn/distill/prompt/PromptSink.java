package dev.cairn.distill.prompt;

/** Takes a prompt piece by piece, in order. Many prompts show the same pieces, so that a sink may keep what it made of one. */
public interface PromptSink {
    /** A text that other prompts may show too; then it is the same object. */
    void text(String text);

    /** A number, in decimal digits. */
    void number(long value);
}
