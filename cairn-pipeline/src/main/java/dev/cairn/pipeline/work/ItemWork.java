package dev.cairn.pipeline.work;

import dev.cairn.domain.Domain;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What is done with each of many items of which none needs another. A record of all that decides the results, so that another process makes the
 * same from its JSON; files that it names lie at the same path there.
 *
 * @param <I> record of an item
 * @param <R> record of a result
 */
public interface ItemWork<I, R> {
    Class<I> itemType();

    Class<R> resultType();

    /** Items that go to another process together: enough for its threads and their batches, and lost together when it dies. */
    int together();

    /** Whether a result counts as done; one that does not is made again when the run goes on. */
    default boolean isSound(R result) {
        return true;
    }

    /**
     * Makes ready what all items share: models, environments.
     *
     * @param threads that work at once
     * @param notice gets a message when an item takes a while
     */
    Open<I, R> open(Domain world, int threads, Consumer<String> notice);

    /** Work that is ready to be done. */
    interface Open<I, R> extends AutoCloseable {
        /**
         * Works off items, several at once.
         *
         * @param memory around the work on one item; called on the threads that do it
         * @param done called on this thread, in the order of the items
         */
        void run(List<I> items, UnaryOperator<Function<I, R>> memory, BiConsumer<I, R> done);

        @Override
        void close();
    }
}
