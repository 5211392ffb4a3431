package dev.cairn.core;

/**
 * A failure that the user can mend: a wrong option, a missing or damaged file, a full disk. The message says what was
 * found, where, and what to do; the command line prints it without a stack trace and exits with 2.
 */
public class UserException extends CairnException {
    private static final long serialVersionUID = 1L;

    public UserException(String message) {
        super(message);
    }

    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
