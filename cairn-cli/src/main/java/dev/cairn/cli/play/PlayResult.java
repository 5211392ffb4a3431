package dev.cairn.cli.play;

import dev.cairn.core.Trajectory;
import dev.cairn.domain.Outcome;

/**
 * Where a game stands.
 *
 * @param steps lines sent to the world, also those it did not understand
 * @param done the episode is over; otherwise the same command goes on
 */
public record PlayResult(String variation, int score, int moves, int steps, boolean completed, boolean done) {
    /** Of a game that is still open. */
    public static PlayResult of(Game game) {
        Outcome last = game.last();
        Trajectory trajectory = game.trajectory();
        return new PlayResult(
                trajectory.variation().key(),
                last.score(),
                last.moves(),
                trajectory.steps().size() - 1,
                last.completed(),
                last.done());
    }
}
