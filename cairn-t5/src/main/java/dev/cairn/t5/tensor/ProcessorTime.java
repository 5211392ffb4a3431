package dev.cairn.t5.tensor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time by who wanted the work, not by who did it. */
public final class ProcessorTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ThreadLocal<long[]> HELPED = ThreadLocal.withInitial(() -> new long[1]);

    private ProcessorTime() {}

    /** Nanoseconds used so far by the present thread, and by other threads for it. */
    public static long nanos() {
        return THREADS.getCurrentThreadCpuTime() + HELPED.get()[0];
    }

    /** Counts what others have used for the present thread. */
    static void helped(long nanos) {
        HELPED.get()[0] += nanos;
    }
}
