package dev.cairn.t5.tensor;

import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Threads that compute for other threads. They are kept, with what the native libraries keep for each. */
final class WorkerThreads {

    /**
     * How long a thread waits busily for its next task, or for those of others to end. Tasks follow one another at once, and to wake a
     * thread takes as long as a small one.
     */
    static final long PATIENCE_NANOS = 50_000;

    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
            1, Integer.MAX_VALUE, 0, TimeUnit.SECONDS, new PatientQueue(), WorkerThreads::thread);

    private WorkerThreads() {}

    /** Lets {@code count} threads work at a time. */
    static void atMost(int count) {
        POOL.setCorePoolSize(Math.max(1, count));
    }

    /** Hands over a task, which must not fail. */
    static void execute(Runnable task) {
        POOL.execute(task);
    }

    private static Thread thread(Runnable work) {
        // What it would begin with is libtorch's number of the moment, which somebody may have set.
        Runnable alone = () -> {
            torch.set_num_threads(1);
            work.run();
        };
        Thread thread = new Thread(alone, "cairn-t5-worker");
        thread.setDaemon(true);
        return thread;
    }

    @SuppressWarnings("serial") // Nobody writes it to a stream.
    private static final class PatientQueue extends LinkedTransferQueue<Runnable> {

        @Override
        public Runnable take() throws InterruptedException {
            long until = System.nanoTime() + PATIENCE_NANOS;
            while (System.nanoTime() < until) {
                @Nullable Runnable next = poll();
                if (next != null) {
                    return next;
                }
                Thread.onSpinWait();
            }
            return super.take();
        }
    }
}
