package dev.cairn.llm;

import dev.cairn.core.UserException;

/** No request can succeed before the user has mended something: key, address, model, quota. */
public final class LlmUnusableException extends UserException {
    private static final long serialVersionUID = 1L;

    public LlmUnusableException(String message) {
        super(message);
    }
}
