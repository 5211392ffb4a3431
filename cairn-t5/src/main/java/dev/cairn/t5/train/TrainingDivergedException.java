package dev.cairn.t5.train;

import dev.cairn.t5.T5Exception;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A loss or a gradient was no longer a finite number. Nothing was saved after the last good checkpoint, and the update
 * that the number would have led to was not made.
 */
public final class TrainingDivergedException extends T5Exception {

    private static final long serialVersionUID = 1L;

    private final int step;
    private final @Nullable String lastGood;

    TrainingDivergedException(int step, String found, Optional<Path> lastGood) {
        super("Training diverged at step " + step + ": " + found + "; "
                + lastGood.map(dir -> "the last good checkpoint is " + dir).orElse("there is no checkpoint yet")
                + ". Lower the learning rate, lengthen the warm-up, or clip gradients to a smaller norm, and start in "
                + "another directory"
                + lastGood.map(dir -> " from that checkpoint").orElse("") + ".");
        this.step = step;
        this.lastGood = lastGood.map(Path::toString).orElse(null);
    }

    /** The optimiser step in which it was found, from 1. */
    public int step() {
        return step;
    }

    /** A complete model directory with finite weights; absent when training diverged before the first evaluation. */
    public Optional<Path> lastGood() {
        return Optional.ofNullable(lastGood).map(Path::of);
    }
}
