package dev.cairn.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Time since it was made. */
public final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long start = System.nanoTime();
    private final long cpuStart = SYSTEM.getProcessCpuTime();

    /** By the clock. */
    public double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Of the processors, all threads of this process. */
    public double cpuSeconds() {
        return (SYSTEM.getProcessCpuTime() - cpuStart) / 1e9;
    }
}
