package dev.cairn.pipeline;

import dev.cairn.domain.WorldPrograms;

/**
 * Ends the process at once when it is interrupted while native code computes. An orderly end would run the destructors of libtorch
 * while other threads still use it, which crashes now and then. What a stage has done is on disk at any time. Only worlds that are
 * programs are waited for.
 */
final class SignalGuard implements AutoCloseable {
    /** What shells report for a command that was interrupted. */
    private static final int INTERRUPTED = 130;

    private final Thread hook = new Thread(SignalGuard::end, "ends at once");

    SignalGuard() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void end() {
        try {
            WorldPrograms.endAll();
        } finally {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
