package dev.cairn.t5.tensor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads libtorch. The first time on a machine it is unpacked, which takes long enough to be said. */
public final class NativeLibraries {

    private static final Logger LOG;

    static {
        NativeSettings.apply();
        LOG = LoggerFactory.getLogger(NativeLibraries.class);
        unpackAndLoad();
    }

    private NativeLibraries() {}

    /** Loads what is not loaded yet. */
    public static void load() {
        // The static initialiser does it.
    }

    private static void unpackAndLoad() {
        Optional<File> unpacking = emptyCache();
        unpacking.ifPresent(cache -> LOG.info(
                "Unpacking the native libraries into {}: about half a gigabyte, once for this version", cache));
        long start = System.nanoTime();
        try {
            Loader.load(torch.class);
        } catch (UnsatisfiedLinkError e) {
            throw explained(Loader.getPlatform(), e);
        }
        unpacking.ifPresent(cache ->
                LOG.info("Unpacked the native libraries in {} s", (System.nanoTime() - start) / 1_000_000_000));
        NativeSettings.allocatorAdvice()
                .ifPresent(
                        advice -> LoggerFactory.getLogger(NativeSettings.class).info("Memory: {}", advice));
    }

    /** The folder for what is unpacked, where this libtorch is not in it. */
    private static Optional<File> emptyCache() {
        try {
            File cache = Loader.getCacheDir();
            String[] unpacked = cache.list((dir, name) -> name.startsWith("pytorch-" + version() + "-"));
            return unpacked != null && unpacked.length > 0 ? Optional.empty() : Optional.of(cache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An error that says what to do: it is thrown while a class is initialised, where an exception would be hidden in another one. */
    private static UnsatisfiedLinkError explained(String platform, UnsatisfiedLinkError cause) {
        String natives = "org/bytedeco/pytorch/" + platform + "/";
        boolean there = torch.class.getClassLoader().getResource(natives) != null || Cuda.built();
        UnsatisfiedLinkError error = new UnsatisfiedLinkError(
                there
                        ? "libtorch for " + platform + " does not load: " + cause.getMessage()
                        : "No libtorch for " + platform
                                + " on the class path (on the module path start Java with --add-modules"
                                + " ALL-MODULE-PATH): add org.bytedeco:pytorch, openblas, dnnl, opencl and"
                                + " javacpp with the classifier " + platform
                                + ", as cairn-natives does for linux-x86_64,"
                                + " macosx-arm64 and windows-x86_64; there is none for other platforms");
        error.initCause(cause);
        return error;
    }
}
