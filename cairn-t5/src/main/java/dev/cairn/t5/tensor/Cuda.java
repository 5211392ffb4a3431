package dev.cairn.t5.tensor;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** What this process has of CUDA. */
public final class Cuda {

    private static final String FILE = "libtorch_cuda.so";
    private static final String LIBRARY = "org/bytedeco/pytorch/linux-x86_64-gpu/" + FILE;
    private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");

    static {
        NativeSettings.apply();
    }

    private Cuda() {}

    /** Whether the natives are those with CUDA. By the class loader, since on the module path they are a module of their own. */
    public static boolean built() {
        return Cuda.class.getClassLoader().getResource(LIBRARY) != null;
    }

    /** Devices that can be used; 0 with the natives for the CPU. */
    public static int devices() {
        if (!built()) {
            return 0;
        }
        loadKernels();
        return torch.hasCUDA() ? (int) torch.getNumGPUs() : 0;
    }

    /**
     * Loads what JavaCPP may have left out: it loads each library as soon as it is unpacked, at the first start of all this
     * one before those that it needs, and libtorch would find no device until the next start. The second time nothing happens.
     */
    private static void loadKernels() {
        System.load(Path.of(Loader.load(torch.class)).resolveSibling(FILE).toString());
    }

    /** What is there, and how to get what is not. */
    public static String advice(int devices, boolean built) {
        if (devices > 0) {
            return "there are " + devices + ", from cuda:0 to cuda:" + (devices - 1);
        }
        boolean driver = Files.exists(DRIVER);
        if (!built) {
            return "these native libraries compute on the CPU only; depend on cairn-natives-cuda in place of cairn-natives, or"
                    + " build Cairn with mvn -Pcuda package"
                    + (driver ? "" : ", on a machine with an NVIDIA driver, which is not loaded here");
        }
        return driver
                ? "this build has CUDA and an NVIDIA driver is loaded, but libtorch finds no device it can use; see"
                        + " nvidia-smi and CUDA_VISIBLE_DEVICES, and whether the driver is new enough for this CUDA"
                : "this build has CUDA, but no NVIDIA driver is loaded (no " + DRIVER + ")";
    }
}
