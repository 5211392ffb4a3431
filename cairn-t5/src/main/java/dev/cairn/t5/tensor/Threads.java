package dev.cairn.t5.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * The CPU's threads. Searches are computed side by side, each on a thread of its own; threads that no search wants take over parts
 * of those that are there. No thread waits for long: where a processor is wanted elsewhere, the threads that have one compute what is left.
 *
 * <p>A training step can have threads that share its products, those of OpenBLAS, which do wait busily. libtorch's, which wait in
 * the same way, are not used: with both pools a step on two cores took three times as long.
 */
public final class Threads {

    private static volatile int parallelism;
    private static int sharingProducts = 1;
    /** Threads with work of their own, which share no products meanwhile. */
    private static volatile int computing;

    static {
        NativeLibraries.load();
        torch.set_num_threads(1);
        applySharing();
        parallelism(processors());
    }

    private Threads() {}

    /** How many compute side by side. */
    public static int parallelism() {
        return parallelism;
    }

    /** Lets {@code count} threads compute side by side. */
    public static void parallelism(int count) {
        parallelism = count;
        WorkerThreads.atMost(count - 1);
    }

    /** How many have nothing to compute now. */
    public static int idle() {
        return Math.max(0, parallelism - computing);
    }

    /** How many share a matrix product now. */
    public static synchronized int sharingProducts() {
        return computing > 0 ? 1 : sharingProducts;
    }

    /** Lets {@code count} threads share a matrix product where nothing else is computed. */
    public static synchronized void shareProducts(int count) {
        sharingProducts = count;
        applySharing();
    }

    private static void applySharing() {
        openblas.blas_set_num_threads(sharingProducts());
    }

    /** Runs searches on this thread and others that are free; results in the order of the tasks. */
    public static <T> List<T> invokeAll(List<Supplier<T>> tasks) {
        List<T> results = new ArrayList<>(Collections.nCopies(tasks.size(), null));
        return withSingleThreadedProducts(() -> {
            parallelFor(tasks.size(), i -> results.set(i, tasks.get(i).get()));
            return results;
        });
    }

    /**
     * Runs a part of a search for each number below {@code count}, on this thread and others that are free. Returns, or throws what
     * a part has thrown, when all have ended: none may still compute when tensors are freed.
     */
    public static void parallelFor(int count, IntConsumer part) {
        int workers = count > 1 && idle() > 0 ? claim(count - 1) : 0;
        if (workers == 0) {
            IntStream.range(0, count).forEach(part);
            return;
        }
        ParallelFor loop = new ParallelFor(count, part);
        List<Claim> claims =
                IntStream.range(0, workers).mapToObj(i -> new Claim()).toList();
        for (Claim claim : claims) {
            WorkerThreads.execute(() -> {
                loop.runOnWorker();
                giveUp(claim);
            });
        }
        try {
            loop.run();
        } finally {
            claims.forEach(Threads::giveUp);
        }
    }

    /** To a thread. A worker gives it up where nothing is left to do; the thread that claimed it, where all is done before the worker came. */
    private static final class Claim {
        private boolean givenUp;
    }

    private static synchronized void giveUp(Claim claim) {
        if (!claim.givenUp) {
            claim.givenUp = true;
            count(-1);
        }
    }

    /** Runs the body with matrix products of one thread each, since its threads have work of their own. */
    public static <T> T withSingleThreadedProducts(Supplier<T> body) {
        count(1);
        try {
            return body.get();
        } finally {
            count(-1);
        }
    }

    private static synchronized void count(int more) {
        boolean before = computing > 0;
        computing += more;
        if (before != computing > 0) {
            applySharing();
        }
    }

    /** Takes up to {@code most} of the threads that are free. */
    private static synchronized int claim(int most) {
        int claimed = Math.max(0, Math.min(most, parallelism - computing));
        computing += claimed;
        return claimed;
    }

    /** Of those that this process may use, which need not be all of the machine; fewer if OpenMP's variable says so. */
    private static int processors() {
        String asked = System.getenv("OMP_NUM_THREADS");
        return asked != null && asked.matches("[1-9]\\d{0,3}")
                ? Integer.parseInt(asked)
                : Runtime.getRuntime().availableProcessors();
    }
}
