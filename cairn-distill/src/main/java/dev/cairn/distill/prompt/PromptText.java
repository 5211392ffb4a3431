package dev.cairn.distill.prompt;

/** A prompt as one text. */
public final class PromptText implements PromptSink {
    /** Characters of most prompts at most. */
    private static final int USUAL_LENGTH = 3072;

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    @Override
    public void text(String piece) {
        text.append(piece);
    }

    @Override
    public void number(long value) {
        text.append(value);
    }

    /** All pieces so far, one behind the other. */
    @Override
    public String toString() {
        return text.toString();
    }
}
