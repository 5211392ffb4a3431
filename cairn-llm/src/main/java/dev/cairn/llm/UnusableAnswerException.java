package dev.cairn.llm;

/** The server answered this request, and took its tokens, but the answer is none. Asking again would give the same. */
public final class UnusableAnswerException extends PermanentLlmException {
    private static final long serialVersionUID = 1L;

    private final transient ChatAnswer answer;

    /** @param answer what came, for inspection; its text is what there is of one */
    public UnusableAnswerException(String message, ChatAnswer answer) {
        super(message);
        this.answer = answer;
    }

    public ChatAnswer answer() {
        return answer;
    }
}
