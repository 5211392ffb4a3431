package dev.cairn.t5.train.distributed;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Exception;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/**
 * The processes that train one model together, as one of them sees them. Each must call the same methods in the same
 * order; a call returns when all have made it.
 */
public interface ProcessGroup extends AutoCloseable {

    /** One process by itself. */
    ProcessGroup NONE = new ProcessGroup() {
        @Override
        public int rank() {
            return 0;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public void sum(Tensor tensor) {}

        @Override
        public double[] sum(double... numbers) {
            return numbers.clone();
        }

        @Override
        public String fromFirst(String name, Supplier<String> text) {
            return text.get();
        }

        @Override
        public void close() {}
    };

    /**
     * Joins the others, and waits until all are there.
     *
     * @param rank of this process, from 0; the first is the one that writes files
     * @param size number of processes
     * @param device of this process; with CUDA each process needs a device of its own
     * @throws T5Exception when the others do not come
     */
    static ProcessGroup join(Rendezvous rendezvous, int rank, int size, Device device) {
        if (size < 1 || rank < 0 || rank >= size) {
            throw new T5Exception("Process " + rank + " of " + size + ": expected 0 to one below their number");
        }
        return size == 1 ? NONE : TorchProcessGroup.join(rendezvous, rank, size, device);
    }

    /** Of this process, from 0. */
    int rank();

    /** Number of processes. */
    int size();

    /** Whether this is the process that writes files. */
    default boolean first() {
        return rank() == 0;
    }

    /**
     * Replaces a tensor by its sum over all processes.
     *
     * @param tensor dense, on the device of this process, of the same shape everywhere
     * @throws T5Exception when another process is gone
     */
    void sum(Tensor tensor);

    /** Sums over all processes; as many numbers everywhere. */
    double[] sum(double... numbers);

    /** A text that the first process makes, known to all. */
    String fromFirst(String name, Supplier<String> text);

    @Override
    void close();
}
