package dev.cairn.llm;

import dev.cairn.core.CairnException;

/** The server will never answer this request, for example since it is too long; others it may. */
public class PermanentLlmException extends CairnException {
    private static final long serialVersionUID = 1L;

    public PermanentLlmException(String message) {
        super(message);
    }

    public PermanentLlmException(String message, Throwable cause) {
        super(message, cause);
    }
}
