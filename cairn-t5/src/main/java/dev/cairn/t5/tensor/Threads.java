package dev.cairn.t5.tensor;

import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * The CPU's threads. They share matrix products, whose pool is OpenBLAS's; all else stays on the thread that asks for it.
 * libtorch has a pool of its own for that, but both wait busily for the next call and take the processors from one another:
 * with both a training step on two cores took three times as long.
 */
public final class Threads {

    private static volatile int inUse = first();

    private Threads() {}

    /** How many share a matrix product. */
    public static int inUse() {
        return inUse;
    }

    /** Lets so many share a matrix product. */
    public static void use(int count) {
        openblas.blas_set_num_threads(count);
        inUse = count;
    }

    /** What OpenBLAS's variables say, or one for each processor that this process may use, which need not be all of the machine. */
    private static int first() {
        torch.set_num_threads(1);
        Optional<Integer> asked = Stream.of("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
                .map(System::getenv)
                .filter(value -> value != null && value.matches("[1-9]\\d{0,3}"))
                .map(Integer::valueOf)
                .findFirst();
        if (asked.isEmpty()) {
            openblas.blas_set_num_threads(Runtime.getRuntime().availableProcessors());
        }
        return asked.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }
}
