package dev.cairn.t5;

import dev.cairn.t5.tensor.Threads;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** Settings of the native library that hold for the whole process. */
public final class Torch {

    private Torch() {}

    /**
     * Sets how many CPU threads share a matrix product; at first all processors do. When several Java threads compute at
     * once, one each is best, and for small models that is the best use of several processors.
     *
     * <p>What is no product stays on the thread that asks for it.
     */
    public static void threads(int count) {
        if (count < 1) {
            throw new T5Exception("The number of threads must be at least 1, found " + count);
        }
        Threads.use(count);
    }

    /** How many CPU threads share a matrix product. */
    public static int threads() {
        return Threads.inUse();
    }

    /** Version of the native library and of its Java presets, for example {@code 2.13.0-1.5.14}; loads the library. */
    public static String version() {
        torch.get_num_threads();
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            throw new T5Exception("The version of the torch library cannot be read: " + e.getMessage(), e);
        }
    }

    /** CUDA devices that this process can use; 0 with the natives for the CPU. */
    public static int cudaDevices() {
        return Cuda.devices();
    }

    /** What a machine must have for the natives to load, for a person whose machine lacks it. */
    public static String nativesNeeded() {
        return Cuda.built()
                ? "this build has CUDA and needs the libraries of CUDA 13 with cuDNN 9 and NCCL 2 on LD_LIBRARY_PATH, also to"
                        + " compute on the CPU"
                : "the natives are for Linux on x86-64 with glibc only";
    }

    /** One line on CUDA for a person: what is there, and what to do for the rest. */
    public static String cudaReport() {
        return Cuda.advice(Cuda.devices(), Cuda.built());
    }
}
