package dev.cairn.t5;

import dev.cairn.t5.tensor.Cuda;
import dev.cairn.t5.tensor.NativeSettings;
import dev.cairn.t5.tensor.ProcessorTime;
import dev.cairn.t5.tensor.Threads;
import java.io.IOException;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** Settings of the native library that hold for the whole process. */
public final class Torch {

    static {
        NativeSettings.apply();
    }

    private Torch() {}

    /**
     * Sets the properties that the native libraries read when they are loaded, where the user has not. This library does so by itself;
     * it is for programs that use the same native libraries before it.
     */
    public static void settings() {
        NativeSettings.apply();
    }

    /**
     * Sets how many CPU threads generate, all together; by default all processors. Inputs of a batch are computed in parallel, and
     * threads that are left take over parts of them. The answers do not depend on it.
     */
    public static void threads(int count) {
        Threads.parallelism(positive(count));
    }

    /** How many CPU threads generate, all together. */
    public static int threads() {
        return Threads.parallelism();
    }

    /**
     * Sets how many CPU threads share each matrix product of a training step where there is only one micro batch; by default one. More
     * are faster for large models on processors that nothing else wants: they wait busily for one another. The last bits of results
     * depend on it.
     */
    public static void productThreads(int count) {
        Threads.shareProducts(positive(count));
    }

    /** How many CPU threads share a matrix product now. */
    public static int productThreads() {
        return Threads.sharingProducts();
    }

    private static int positive(int threads) {
        if (threads < 1) {
            throw new T5Exception("The number of threads must be at least 1, found " + threads);
        }
        return threads;
    }

    /** Nanoseconds of processor time used so far by the present thread, and by other threads for what it generates. */
    public static long processorNanos() {
        return ProcessorTime.nanos();
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
                : "there are natives for Linux on x86-64 with glibc, macOS on ARM and Windows on x86-64";
    }

    /** What to set in the environment so that memory costs less time; empty where nothing is to be gained. */
    public static Optional<String> allocatorAdvice() {
        return NativeSettings.allocatorAdvice();
    }

    /** One line on CUDA for a person: what is there, and what to do for the rest. */
    public static String cudaReport() {
        return Cuda.advice(Cuda.devices(), Cuda.built());
    }
}
