package dev.cairn.core;

/** A setting has a value that it cannot have. A reader of files adds where it stands. */
public final class InvalidValueException extends UserException {
    private static final long serialVersionUID = 1L;

    private final String key;

    /**
     * A failure.
     *
     * @param key as it is written in files, in kebab case; of an option with its dashes
     * @param value what was found
     * @param expected completes "expected ..."
     */
    public InvalidValueException(String key, Object value, String expected) {
        super(key + " is " + value + ": expected " + expected);
        this.key = key;
    }

    /** @throws InvalidValueException unless {@code holds} */
    public static void require(boolean holds, String key, Object value, String expected) {
        if (!holds) {
            throw new InvalidValueException(key, value, expected);
        }
    }

    /** @throws InvalidValueException if {@code value} is below {@code least} */
    public static void requireAtLeast(long least, String key, long value) {
        require(value >= least, key, value, least + " or more");
    }

    /** @throws InvalidValueException if {@code value} is below {@code least} or above {@code most} */
    public static void requireBetween(int least, int most, String key, int value) {
        require(value >= least && value <= most, key, value, least + " to " + most);
    }

    /** The key at fault, in kebab case. */
    public String key() {
        return key;
    }
}
