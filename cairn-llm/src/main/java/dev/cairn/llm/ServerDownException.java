package dev.cairn.llm;

/** Nobody answers at the address. Worth another try, but no question is to blame for it. */
public final class ServerDownException extends RetriableLlmException {
    private static final long serialVersionUID = 1L;

    public ServerDownException(String message) {
        super(message);
    }
}
