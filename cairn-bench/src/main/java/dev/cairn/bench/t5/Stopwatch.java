package dev.cairn.bench.t5;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time since it was made. */
final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long start = System.nanoTime();
    private final long cpuStart = SYSTEM.getProcessCpuTime();

    /** By the clock. */
    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Of the processors, all threads of this process. */
    double cpuSeconds() {
        return (SYSTEM.getProcessCpuTime() - cpuStart) / 1e9;
    }
}
