package dev.cairn.domain;

/**
 * What a move led to.
 *
 * @param kind what the observation tells about the action
 * @param rawScore 0 to 1, below 0 after a fatal action
 * @param score {@code rawScore} in whole points, 0 to 100, half points to the even neighbour as Python rounds
 * @param reward change of {@code score} by this move
 * @param completed the world says the task is over
 * @param done completed, or a negative score, or more moves than allowed
 * @param moves time of the world since the start; looking around and what is not understood take none
 */
public record Outcome(
        String observation,
        ObservationKind kind,
        double rawScore,
        int score,
        int reward,
        boolean completed,
        boolean done,
        int moves) {

    /** Whole points of a raw score. */
    public static int points(double rawScore) {
        return (int) Math.rint(100 * rawScore);
    }

    /** What a move came to: points from the raw score, done at completion, below 0 points, or past the limit of moves. */
    public static Outcome of(
            String observation,
            ObservationKind kind,
            double rawScore,
            boolean completed,
            int moves,
            int previousScore,
            int moveLimit) {
        int score = points(rawScore);
        boolean done = completed || score < 0 || moves > moveLimit;
        return new Outcome(observation, kind, rawScore, score, score - previousScore, completed, done, moves);
    }
}
