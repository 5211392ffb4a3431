package dev.cairn.t5.cpu;

import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.Threads;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * A computation compiled for certain shapes. Safe for use by several threads: what a call needs besides its operands it has for
 * itself.
 */
final class Kernel implements AutoCloseable {

    /** An operand's number in oneDNN and how it lies in memory. */
    record Operand(int argument, memory.desc layout) {

        static Operand source(memory.desc layout) {
            return new Operand(dnnl.DNNL_ARG_SRC, layout);
        }

        static Operand secondSource(memory.desc layout) {
            return new Operand(dnnl.DNNL_ARG_SRC_1, layout);
        }

        static Operand weights(memory.desc layout) {
            return new Operand(dnnl.DNNL_ARG_WEIGHTS, layout);
        }

        static Operand offsets(memory.desc layout) {
            return new Operand(dnnl.DNNL_ARG_BIAS, layout);
        }

        static Operand scales(memory.desc layout) {
            return new Operand(dnnl.DNNL_ARG_SCALE, layout);
        }

        static Operand result(memory.desc layout) {
            return new Operand(dnnl.DNNL_ARG_DST, layout);
        }

        /** What the operation at that place in a row of them takes, which are done to each number of a result. */
        static Operand ofOperation(int place, memory.desc layout) {
            return new Operand(dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE * (place + 1) | dnnl.DNNL_ARG_SRC_1, layout);
        }
    }

    private static final engine CPU;

    static {
        // Loads libtorch first, whose OpenMP is then the one of both.
        Threads.parallelism();
        CPU = Natives.keep(new engine(engine.kind.cpu, 0));
    }

    private final primitive computation;
    private final memory.desc scratch;
    private final long scratchBytes;
    private final Operand[] operands;
    /** Those that nobody uses now. */
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    /**
     * Compiles.
     *
     * @param description made with {@link #attributes}
     * @param operands in the order in which {@link #run} gets them
     */
    Kernel(primitive_desc description, Operand... operands) {
        computation = Natives.keep(new primitive(description));
        scratch = Natives.keep(description.scratchpad_desc());
        scratchBytes = scratch.get_size();
        this.operands = operands.clone();
        for (Operand operand : operands) {
            Natives.keep(operand.layout());
        }
    }

    /**
     * Of two operands, number by number; what else comes in at {@code places} among the operations done to each result lies as the
     * result does.
     */
    static Kernel ofPairs(
            dnnl.algorithm kind,
            memory.desc first,
            memory.desc second,
            memory.desc result,
            post_ops after,
            int... places) {
        binary.primitive_desc description =
                new binary.primitive_desc(CPU, kind, first, second, result, attributes(after), false);
        List<Operand> operands = new ArrayList<>(List.of(Operand.source(first), Operand.secondSource(second)));
        for (int place : places) {
            operands.add(Operand.ofOperation(place, result));
        }
        operands.add(Operand.result(result));
        return new Kernel(description, operands.toArray(new Operand[0]));
    }

    static engine cpu() {
        return CPU;
    }

    /** Of a kernel whose scratch memory comes with each call: otherwise it would belong to the thread that made it. */
    static primitive_attr attributes(post_ops operations) {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
        attributes.set_post_ops(operations);
        return attributes;
    }

    static primitive_attr attributes() {
        return attributes(new post_ops());
    }

    /** How the weights of a product lie in memory. */
    memory.desc weights() {
        return Arrays.stream(operands)
                .filter(operand -> operand.argument() == dnnl.DNNL_ARG_WEIGHTS)
                .findFirst()
                .orElseThrow()
                .layout();
    }

    /** Computes with the operands at these places, and returns when it is done. */
    void run(Pointer... data) {
        Call free = calls.poll();
        Call call = free == null ? new Call() : free;
        call.run(data);
        calls.add(call);
    }

    /** What a call needs, described once: that takes as long as a small product. Used by one thread at a time. */
    private final class Call implements AutoCloseable {

        private final stream order = Natives.keep(new stream(CPU));
        private final IntMemoryMap given = Natives.keep(new IntMemoryMap());
        private final memory[] places = new memory[operands.length];
        private final memory scratched;

        Call() {
            try (PointerScope scope = new PointerScope()) {
                for (int i = 0; i < places.length; i++) {
                    places[i] = place(operands[i]);
                }
                scratched = place(new Operand(dnnl.DNNL_ARG_SCRATCHPAD, scratch));
            }
        }

        private memory place(Operand operand) {
            memory place = Natives.keep(new memory(operand.layout(), CPU, (Pointer) null));
            given.put(operand.argument(), place);
            return place;
        }

        void run(Pointer[] data) {
            for (int i = 0; i < places.length; i++) {
                places[i].set_data_handle(data[i]);
            }
            if (scratchBytes > 0) {
                scratched.set_data_handle(Scratchpad.ofThread(scratchBytes));
            }
            computation.execute(order, given);
        }

        @Override
        public void close() {
            Natives.free(given);
            Natives.free(scratched);
            for (memory place : places) {
                Natives.free(place);
            }
            Natives.free(order);
        }
    }

    @Override
    public void close() {
        calls.forEach(Call::close);
        Natives.free(computation);
        Natives.free(scratch);
        for (Operand operand : operands) {
            Natives.free(operand.layout());
        }
    }

    /** Memory that kernels need while they run: each thread has as much as the largest need so far, which stays in the cache. */
    private static final class Scratchpad {
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
}
