package dev.cairn.core;

import java.util.List;
import java.util.Optional;

/** Tells whether a failure comes of too little memory, which is the machine's and hits whatever comes next, too. */
public final class OutOfMemory {
    /** What libtorch says, on processors and on devices, and C++; from Cairn itself these are the words of a server or a world. */
    private static final List<String> NATIVE = List.of("not enough memory", "out of memory", "bad_alloc");

    private OutOfMemory() {}

    /** What to tell the user if this, or what it comes of, is for want of memory. */
    public static Optional<UserException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            boolean isNative =
                    !(cause instanceof CairnException) && NATIVE.stream().anyMatch(message::contains);
            if (cause instanceof OutOfMemoryError || isNative) {
                String line = message.lines().findFirst().orElse("");
                return Optional.of(new UserException(
                        "out of memory (" + line
                                + "); give Java more with CAIRN_JAVA_OPTS=-Xmx8g for example, or do less at once"
                                + " (--episodes-at-once, --threads, --beams, a smaller batch)",
                        failure));
            }
        }
        return Optional.empty();
    }
}
