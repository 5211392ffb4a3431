package dev.cairn.pipeline.work;

import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.TextFile;
import dev.cairn.core.run.OrderedWork;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Work on the records of a file of JSON lines, each of which is read where it lies.
 *
 * @param type of a record
 * @param worker makes what a thread does with a record
 */
public record LineWork<T, R>(Path file, Class<T> type, int threads, Supplier<Function<T, R>> worker)
        implements ItemWork.Open<TextFile.Place, R> {
    @Override
    public void run(
            List<TextFile.Place> places,
            UnaryOperator<Function<TextFile.Place, R>> memory,
            BiConsumer<TextFile.Place, R> done) {
        OrderedWork.run(places, threads, () -> memory.apply(reading(worker.get())), done);
    }

    private Function<TextFile.Place, R> reading(Function<T, R> work) {
        return place -> work.apply(Jsonl.parse(TextFile.line(file, place), type));
    }

    @Override
    public void close() {}
}
