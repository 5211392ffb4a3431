package dev.cairn.t5.cpu;

import dev.cairn.t5.tensor.NativeLibraries;
import org.bytedeco.dnnl.engine;
import org.bytedeco.javacpp.PointerScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this process has oneDNN. Where it is missing, does not load, or is switched off by {@code -Dcairn.t5.onednn=false}, the
 * operators of libtorch compute the same, more slowly.
 */
public final class OneDnn {

    private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);
    private static final boolean AVAILABLE = !"false".equals(System.getProperty("cairn.t5.onednn")) && loads();

    private OneDnn() {}

    /** Whether its kernels can be used. */
    public static boolean available() {
        return AVAILABLE;
    }

    private static boolean loads() {
        // libtorch first, whose OpenMP is then the one of both.
        NativeLibraries.load();
        try (PointerScope scope = new PointerScope()) {
            return new engine(engine.kind.cpu, 0).get() != null;
        } catch (LinkageError e) {
            LOG.info("oneDNN does not load, so libtorch computes on the CPU, more slowly: {}", e.getMessage());
            return false;
        }
    }
}
