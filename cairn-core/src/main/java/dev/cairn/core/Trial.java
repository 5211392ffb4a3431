package dev.cairn.core;

/**
 * One of several tries at a variation by an agent that learns from trial to trial.
 *
 * @param score by the protocol's rule
 * @param lastScore score after the last move, may be below 0
 * @param bestScore highest score on the way
 * @param moves time of the world
 * @param actions what was sent to the world
 * @param usage of all its steps, what it learnt from the trial before included
 */
public record Trial(int score, int lastScore, int bestScore, int moves, int actions, EndReason end, Usage usage) {
    /** The same trial without the time it took. */
    Trial untimed() {
        return new Trial(score, lastScore, bestScore, moves, actions, end, usage.untimed());
    }
}
