package dev.cairn.t5.tensor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * What the native libraries read when they are loaded, set so that nobody has to start Java with flags. What the user has set
 * stays. Whatever class of this library is the first to touch such a library calls {@link #apply} before.
 */
public final class NativeSettings {

    private static final Map<String, String> PROPERTIES = Map.of(
            // Without a limit: JavaCPP's own, four times the Java heap, counts all memory of the process.
            "org.bytedeco.javacpp.maxPhysicalBytes",
            "0",
            // Scopes free native memory; the garbage collector need not watch it, which would double the price of a call.
            "org.bytedeco.javacpp.nopointergc",
            "true",
            // Tokenizers on the CPU, and nothing from the network.
            "ai.djl.offline",
            "true",
            "RUST_FLAVOR",
            "cpu");

    private static final String SLF4J_VERBOSITY = "slf4j.internal.verbosity";

    static {
        PROPERTIES.forEach(NativeSettings::setUnlessSet);
        if (Pointer.class.getModule().canRead(Logger.class.getModule())) {
            // To the program's log instead of standard error. On the module path JavaCPP does not see SLF4J.
            setUnlessSet("org.bytedeco.javacpp.logger", "slf4j");
        }
        if (withoutLog()) {
            // A program that wants no log need not be told that it has none.
            setUnlessSet(SLF4J_VERBOSITY, "ERROR");
        }
    }

    private NativeSettings() {}

    /** Sets what is not set yet; the second time nothing happens. */
    public static void apply() {
        // The static initialiser does it.
    }

    private static void setUnlessSet(String name, String value) {
        // JavaCPP knows its names in small letters too.
        if (System.getProperty(name) == null && System.getProperty(name.toLowerCase(Locale.ROOT)) == null) {
            System.setProperty(name, value);
        }
    }

    private static boolean withoutLog() {
        return System.getProperty("slf4j.provider") == null
                && ServiceLoader.load(SLF4JServiceProvider.class, LoggerFactory.class.getClassLoader()).stream()
                        .findAny()
                        .isEmpty();
    }

    /** What to set in the environment so that the memory allocator costs less; empty where it is set or there is nothing to set. */
    public static Optional<String> allocatorAdvice() {
        return allocatorAdvice(System.getenv(), Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2")));
    }

    /** @param glibc whether memory comes from glibc, which hands it back to the system after every tensor */
    static Optional<String> allocatorAdvice(Map<String, String> environment, boolean glibc) {
        boolean another = environment.getOrDefault("LD_PRELOAD", "").contains("malloc");
        boolean set = environment.containsKey("MALLOC_TRIM_THRESHOLD_")
                || environment.getOrDefault("GLIBC_TUNABLES", "").contains("glibc.malloc.trim_threshold");
        return !glibc || another || set
                ? Optional.empty()
                : Optional.of("about a tenth of the time goes to the allocator of glibc; with MALLOC_MMAP_MAX_=0"
                        + " MALLOC_TRIM_THRESHOLD_=4000000000 MALLOC_TOP_PAD_=268435456"
                        + " GLIBC_TUNABLES=glibc.malloc.hugetlb=1 in the environment it does not");
    }
}
