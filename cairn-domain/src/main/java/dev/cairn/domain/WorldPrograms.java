package dev.cairn.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs that are worlds. None of them, nor what it has started itself, is left behind when this JVM ends. */
public final class WorldPrograms {
    /** How long a program may take to end by itself once its input has ended. */
    private static final int SECONDS_TO_END = 1;

    private static final Set<Process> UNDER_WAY = ConcurrentHashMap.newKeySet();
    private static volatile boolean ended;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(WorldPrograms::endAll, "ends worlds"));
        } catch (IllegalStateException e) {
            // The JVM is ending already.
            ended = true;
        }
    }

    private WorldPrograms() {}

    /**
     * Starts a program.
     *
     * @throws IOException if it cannot be started
     */
    public static Process start(ProcessBuilder builder) throws IOException {
        awaitEndIfEnded();
        Process program = builder.start();
        UNDER_WAY.add(program);
        CompletableFuture<Process> unused = program.onExit().whenComplete((done, e) -> UNDER_WAY.remove(program));
        if (ended) {
            kill(program);
            awaitEndIfEnded();
        }
        return program;
    }

    /** Ends a program: it sees the end of its input first, and is killed if it does not mind. */
    public static void end(Process program) {
        try {
            program.getOutputStream().close();
        } catch (IOException e) {
            // nobody reads it any more
        }
        try {
            if (!program.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                kill(program);
            }
        } catch (InterruptedException e) {
            kill(program);
            Thread.currentThread().interrupt();
        }
    }

    /** Kills a program and what it has started, such as the Python that a shell script runs. */
    public static void kill(Process program) {
        // Once it is gone, nobody knows any more what it has started.
        kill(withDescendants(program));
    }

    /** Ends all, before the JVM does: then nobody is told that a program is gone, and no other is started. */
    public static void endAll() {
        ended = true;
        Map<Process, List<ProcessHandle>> all =
                UNDER_WAY.stream().collect(Collectors.toMap(Function.identity(), WorldPrograms::withDescendants));
        CompletableFuture<?>[] ends =
                all.keySet().stream().map(WorldPrograms::endOfInput).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(ends).get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Those that are left are killed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.values().forEach(WorldPrograms::kill);
    }

    /** Whoever is about to say that a program is gone waits here for the end of the JVM, if that is the reason. */
    public static void awaitEndIfEnded() {
        try {
            if (ended) {
                new CountDownLatch(1).await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Elsewhere, as somebody may be writing to it, to a program that does not read. */
    private static CompletableFuture<Process> endOfInput(Process program) {
        return CompletableFuture.runAsync(() -> {
                    try {
                        program.getOutputStream().close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .thenCombine(program.onExit(), (closed, done) -> done);
    }

    private static List<ProcessHandle> withDescendants(Process program) {
        return Stream.concat(Stream.of(program.toHandle()), program.descendants())
                .toList();
    }

    private static void kill(List<ProcessHandle> programs) {
        programs.forEach(ProcessHandle::destroyForcibly);
    }
}
