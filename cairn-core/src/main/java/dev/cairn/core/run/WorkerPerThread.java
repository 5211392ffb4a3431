package dev.cairn.core.run;

import dev.cairn.core.CairnException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** One worker for each thread, made when the thread first needs it. */
final class WorkerPerThread<I, R> implements AutoCloseable {
    private final Supplier<? extends Function<I, R>> factory;
    private final Map<Thread, Function<I, R>> workers = new ConcurrentHashMap<>();

    WorkerPerThread(Supplier<? extends Function<I, R>> factory) {
        this.factory = factory;
    }

    Function<I, R> current() {
        return workers.computeIfAbsent(Thread.currentThread(), thread -> factory.get());
    }

    @Override
    public void close() {
        for (Function<I, R> worker : workers.values()) {
            if (worker instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    throw new CairnException("cannot close " + worker, e);
                }
            }
        }
    }
}
