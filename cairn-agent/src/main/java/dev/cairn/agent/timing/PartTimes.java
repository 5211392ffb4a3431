package dev.cairn.agent.timing;

import dev.cairn.t5.Torch;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Processor time of the parts of an evaluation, summed over all threads. Processor time, not the clock: a part that waits
 * for a core, a lock or another part costs nothing meanwhile.
 */
public final class PartTimes {
    private final Map<Part, LongAdder> nanos = new EnumMap<>(Part.class);

    /** All zero. */
    public PartTimes() {
        for (Part part : Part.values()) {
            nanos.put(part, new LongAdder());
        }
    }

    /** Does the work on this thread and counts its time, and that of threads that help it, to a part. Parts do not contain each other. */
    public <T> T time(Part part, Supplier<T> work) {
        long start = Torch.processorNanos();
        try {
            return work.get();
        } finally {
            counter(part).add(Torch.processorNanos() - start);
        }
    }

    /** Seconds of processor time of a part so far. */
    public double seconds(Part part) {
        return counter(part).sum() / 1e9;
    }

    private LongAdder counter(Part part) {
        return Objects.requireNonNull(nanos.get(part));
    }
}
