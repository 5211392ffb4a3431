package dev.cairn.domain;

/**
 * How an episode is set up.
 *
 * @param simplifications the world's names for what makes it easier, separated by commas; {@code easy} for the usual
 *     ones, empty for none
 * @param moveLimit the world calls an episode done when it has made more moves than this
 * @param withGold also compute the gold actions, which may take a second
 */
public record ResetOptions(String simplifications, int moveLimit, boolean withGold) {
    /** The simplifications that the literature's results use. */
    public static final String EASY = "easy";

    public ResetOptions {
        if (moveLimit < 1) {
            throw new IllegalArgumentException("move limit below 1: " + moveLimit);
        }
    }

    /** The usual simplifications, no gold trajectory. */
    public static ResetOptions easy(int moveLimit) {
        return new ResetOptions(EASY, moveLimit, false);
    }
}
