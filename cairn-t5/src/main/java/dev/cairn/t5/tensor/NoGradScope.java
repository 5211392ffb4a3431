package dev.cairn.t5.tensor;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;

/** A scope of native memory in which operations record no gradient. */
public final class NoGradScope implements AutoCloseable {

    static {
        NativeLibraries.load();
    }

    private final PointerScope memory = new PointerScope();
    private final NoGradGuard noGrad = new NoGradGuard();

    private NoGradScope() {}

    /** Of the present thread, until it is closed. */
    public static NoGradScope open() {
        return new NoGradScope();
    }

    @Override
    public void close() {
        noGrad.close();
        memory.close();
    }
}
