package dev.cairn.t5;

import dev.cairn.t5.tensor.Usage;
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

    /** @param usage of what generates: it is in use from now on, so that whoever closes it waits for the answers */
    static <T> CompletableFuture<T> start(
            Usage usage, GenerationListener listener, Function<GenerationListener, T> generation) {
        T5Exception.given(listener, "The listener");
        CompletableFuture<T> future = new CompletableFuture<>();
        Usage.Claim claim;
        try {
            claim = usage.claim();
        } catch (T5Exception e) {
            future.completeExceptionally(e);
            return future;
        }
        try {
            THREADS.execute(() -> {
                try (claim) {
                    future.complete(claim.within(() -> generation.apply(endingWith(future, listener))));
                } catch (Throwable e) {
                    // Whoever waits for the future gets it.
                    future.completeExceptionally(e);
                }
            });
        } catch (RuntimeException | Error e) {
            claim.close();
            throw e;
        }
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
