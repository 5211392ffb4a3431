package dev.cairn.t5.cpu;

import dev.cairn.t5.tensor.Natives;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Memory that kernels need while they run: each thread has as much as the largest need so far, which stays in the cache. */
final class Scratchpad {

    private static final ThreadLocal<Scratchpad> OF_THREAD = ThreadLocal.withInitial(Scratchpad::new);
    private static final int CACHE_LINE = 64;

    /** Memory of Java's, so that it goes with the thread. */
    private BytePointer memory = Natives.keep(new BytePointer());

    private Scratchpad() {}

    /** A number of bytes of the present thread. */
    static Pointer ofThread(long bytes) {
        return OF_THREAD.get().atLeast(bytes);
    }

    private Pointer atLeast(long bytes) {
        if (memory.capacity() < bytes) {
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.toIntExact(bytes) + CACHE_LINE);
            Natives.free(memory);
            memory = Natives.keep(new BytePointer(larger.alignedSlice(CACHE_LINE)));
        }
        return memory;
    }
}
