package dev.cairn.t5;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A generation on another thread, which ends with its future. */
final class AsyncCall {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "cairn-t5-async");
        thread.setDaemon(true);
        return thread;
    });

    private AsyncCall() {}

    static <T> CompletableFuture<T> start(GenerationListener listener, Function<GenerationListener, T> generation) {
        T5Exception.given(listener, "The listener");
        CompletableFuture<T> future = new CompletableFuture<>();
        THREADS.execute(() -> {
            try {
                future.complete(generation.apply(endingWith(future, listener)));
            } catch (Throwable e) {
                // Whoever waits for the future gets it.
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    private static GenerationListener endingWith(CompletableFuture<?> future, GenerationListener listener) {
        return new GenerationListener() {
            @Override
            public void onText(int input, String text) {
                listener.onText(input, text);
            }

            @Override
            public void onAnswers(int input, List<Generated> answers) {
                listener.onAnswers(input, answers);
            }

            @Override
            public boolean isCancelled() {
                return future.isDone() || listener.isCancelled();
            }
        };
    }
}
