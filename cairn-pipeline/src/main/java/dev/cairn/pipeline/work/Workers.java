package dev.cairn.pipeline.work;

import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.Progress;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Who works on the items of a stage. The results are the same, whoever it is. */
public interface Workers {
    /** Threads for what a stage does by itself. */
    int threads();

    /**
     * Works off the items of a run that are left.
     *
     * @param items all of the run, those that are done included
     * @param done how many at the start of them are done
     * @param memory around the work on one item where it is done in this process; others keep what they have done by themselves
     * @param result called on this thread, in the order of the items
     */
    <I, R> void run(
            RunDirectory run,
            Progress progress,
            ItemWork<I, R> work,
            List<I> items,
            int done,
            UnaryOperator<Function<I, R>> memory,
            BiConsumer<I, R> result);

    /** Whether other processes do the work, so that it has to be a record that they can read. */
    boolean areElsewhere();

    /** Threads of this process. */
    static Workers here(Domain world, int threads) {
        return new LocalWorkers(world, threads);
    }
}
