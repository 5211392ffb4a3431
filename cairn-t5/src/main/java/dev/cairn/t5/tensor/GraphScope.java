package dev.cairn.t5.tensor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the graph of a loss needs besides the nodes of libtorch: it lives until the graph has been followed back, or dropped. While one
 * is open, this thread may put operations with a {@link CustomGradient} into its graphs.
 */
public final class GraphScope implements AutoCloseable {

    private static final ThreadLocal<@Nullable GraphScope> OPEN = new ThreadLocal<>();

    private final @Nullable GraphScope outer = OPEN.get();
    private final List<CustomGradient> gradients = new ArrayList<>();

    private GraphScope() {
        OPEN.set(this);
    }

    /** Of the present thread, until it is closed. */
    public static GraphScope open() {
        return new GraphScope();
    }

    /** Whether this thread has one. */
    public static boolean isOpen() {
        return OPEN.get() != null;
    }

    static void own(CustomGradient gradient) {
        GraphScope open = OPEN.get();
        if (open == null) {
            throw new IllegalStateException("Nobody would free the gradient: no graph is open");
        }
        open.gradients.add(gradient);
    }

    @Override
    public void close() {
        gradients.forEach(CustomGradient::close);
        OPEN.set(outer);
    }
}
