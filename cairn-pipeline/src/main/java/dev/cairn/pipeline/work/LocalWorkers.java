package dev.cairn.pipeline.work;

import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.Progress;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Threads of this process. */
record LocalWorkers(Domain world, int threads) implements Workers {
    @Override
    public <I, R> void run(
            RunDirectory run,
            Progress progress,
            ItemWork<I, R> work,
            List<I> items,
            int done,
            UnaryOperator<Function<I, R>> memory,
            BiConsumer<I, R> result) {
        try (ItemWork.Open<I, R> open = work.open(world, threads, progress::say)) {
            open.run(items.subList(done, items.size()), memory, result);
        }
    }

    @Override
    public boolean areElsewhere() {
        return false;
    }
}
