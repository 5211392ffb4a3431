package dev.cairn.t5.tensor;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * The CPU's threads. Tasks are computed side by side, each on a thread of its own; a single one can have threads that share its
 * products. There are two pools for that, OpenBLAS's and libtorch's, whose threads wait busily for the next call and take the
 * processors from one another: with both a training step on two cores took three times as long. So only one has threads at a
 * time, OpenBLAS's but for searches.
 */
public final class Threads {

    /** Kept, with what the native libraries keep for each. */
    private static final Executor HELPERS = Executors.newCachedThreadPool(Threads::helper);

    private static volatile int sideBySide = processors();
    private static int sharingProducts = 1;
    private static int computingForThemselves;

    static {
        torch.set_num_threads(1);
        applySharing();
    }

    private Threads() {}

    /** How many compute side by side. */
    public static int sideBySide() {
        return sideBySide;
    }

    /** Lets so many compute side by side. */
    public static void sideBySide(int count) {
        sideBySide = count;
    }

    /** How many share a matrix product now. */
    public static synchronized int sharingProducts() {
        return computingForThemselves > 0 ? 1 : sharingProducts;
    }

    /** Lets so many share a matrix product that is computed by itself. */
    public static synchronized void shareProducts(int count) {
        sharingProducts = count;
        applySharing();
    }

    private static void applySharing() {
        openblas.blas_set_num_threads(sharingProducts());
    }

    /** Runs searches on so many threads, or on this one; results in the order of the tasks. */
    public static <T> List<T> run(List<Supplier<T>> tasks, int threads) {
        int workers = Math.min(threads, tasks.size());
        if (workers <= 1) {
            return tasks.stream().map(Threads::sharingOperators).toList();
        }
        return eachForItself(() -> shared(tasks, workers));
    }

    private static <T> List<T> shared(List<Supplier<T>> tasks, int workers) {
        Queue<Runnable> open = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<T>> results = tasks.stream()
                .map(task -> CompletableFuture.supplyAsync(task, open::add))
                .toList();
        Runnable work = () -> {
            for (Runnable task = open.poll(); task != null; task = open.poll()) {
                task.run();
            }
        };
        for (int helper = 1; helper < workers; helper++) {
            HELPERS.execute(work);
        }
        work.run();
        try {
            // All are awaited before a failure is reported: none may still compute when tensors are freed.
            CompletableFuture.allOf(results.toArray(new CompletableFuture<?>[0]))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
        return results.stream().map(CompletableFuture::join).toList();
    }

    /**
     * Runs a search by itself. Its products are those of packed weights, which oneDNN computes on libtorch's pool: so that has
     * the threads meanwhile, and OpenBLAS one.
     */
    private static <T> T sharingOperators(Supplier<T> search) {
        int threads = sharingProducts();
        if (threads == 1) {
            return search.get();
        }
        return eachForItself(() -> {
            torch.set_num_threads(threads);
            try {
                return search.get();
            } finally {
                torch.set_num_threads(1);
            }
        });
    }

    /** Runs the body, whose threads each compute for themselves. */
    public static <T> T eachForItself(Supplier<T> body) {
        count(1);
        try {
            return body.get();
        } finally {
            count(-1);
        }
    }

    private static synchronized void count(int more) {
        computingForThemselves += more;
        applySharing();
    }

    private static Thread helper(Runnable work) {
        // What it would begin with is libtorch's number of the moment, which is another during somebody's single
        // search.
        Runnable alone = () -> {
            torch.set_num_threads(1);
            work.run();
        };
        Thread thread = new Thread(alone, "cairn-t5-helper");
        thread.setDaemon(true);
        return thread;
    }

    /** Of those that this process may use, which need not be all of the machine; fewer if OpenMP's variable says so. */
    private static int processors() {
        String asked = System.getenv("OMP_NUM_THREADS");
        return asked != null && asked.matches("[1-9]\\d{0,3}")
                ? Integer.parseInt(asked)
                : Runtime.getRuntime().availableProcessors();
    }
}
