package dev.cairn.conformance.vector;

/**
 * A vector that cannot be read: broken JSON, a field that is missing or of the wrong type. It is no {@code CairnException}, so
 * that no group takes it for the error that the published code raised.
 */
public final class MalformedVectorException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong where in the vector */
    public MalformedVectorException(String message) {
        super(message);
    }

    public MalformedVectorException(String message, Throwable cause) {
        super(message, cause);
    }
}
