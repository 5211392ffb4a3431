package dev.cairn.pipeline.evaluate;

import dev.cairn.core.UserException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Holds results whose episodes broke down back until one comes that did not. What hits every episode is no score of the agent, but a fault of
 * the set-up: several in a row, or all of a run, end the run, and none of them is on disk, so that the same command plays them again.
 *
 * @param <R> what comes of an episode
 */
public final class BrokenEpisodes<R> {
    /** So many one after the other are no accident. */
    static final int IN_A_ROW = 5;

    private final Function<R, Optional<String>> breakdown;
    private final Consumer<R> done;
    private final Queue<R> held = new ArrayDeque<>();
    private boolean anySound;

    /**
     * A guard.
     *
     * @param breakdown how an episode broke down, in words; empty if it did not
     * @param anySound whether an earlier process played episodes that did not break down
     * @param done gets the results, in the order in which they came
     */
    public BrokenEpisodes(Function<R, Optional<String>> breakdown, boolean anySound, Consumer<R> done) {
        this.breakdown = breakdown;
        this.anySound = anySound;
        this.done = done;
    }

    /**
     * The next result.
     *
     * @throws UserException if it is one too many that broke down
     */
    public void accept(R result) {
        held.add(result);
        if (breakdown.apply(result).isEmpty()) {
            anySound = true;
            pass();
        } else if (held.size() == IN_A_ROW) {
            throw broken(IN_A_ROW + " episodes in a row");
        }
    }

    /**
     * All have been played.
     *
     * @throws UserException if all broke down
     */
    public void finish() {
        if (!anySound && !held.isEmpty()) {
            throw broken(held.size() == 1 ? "the only episode" : "all " + held.size() + " episodes");
        }
        pass();
    }

    private void pass() {
        while (!held.isEmpty()) {
            done.accept(held.remove());
        }
    }

    private UserException broken(String which) {
        return new UserException(which + " broke down, which is no score: "
                + breakdown.apply(held.element()).orElseThrow()
                + ". Mend that; the same command then goes on from here");
    }
}
