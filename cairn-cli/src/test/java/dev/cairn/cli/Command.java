package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs {@code cairn} as a user would: within this JVM, or as a process of its own that can be killed. */
public final class Command {
    /** What a command printed and returned. */
    public record Result(int exit, String out, String err) {}

    private Command() {}

    public static Result cairn(String... arguments) {
        return cairnReading("", arguments);
    }

    /** Runs a command with {@code input} piped in. */
    static Result cairnReading(String input, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(
                new StringReader(input), new PrintWriter(out), new PrintWriter(err), false, Clock.systemUTC());
        int exit = Cairn.run(console, arguments);
        return new Result(exit, out.toString(), err.toString());
    }

    /** Starts a process, kills it with SIGKILL as soon as {@code now} is true, and waits until it is gone. */
    static void killWhen(BooleanSupplier now, String... arguments) {
        killWhen(now, Map.of(), arguments);
    }

    /** As {@link #killWhen(BooleanSupplier, String...)}, with more variables in the environment. */
    static void killWhen(BooleanSupplier now, Map<String, String> environment, String... arguments) {
        endWhen(now, start(environment, arguments), Process::destroyForcibly);
    }

    /** Interrupts a command as Ctrl-C does once a condition holds; its exit code. */
    static int interruptWhen(BooleanSupplier now, String... arguments) {
        return endWhen(now, start(Map.of(), arguments), Process::destroy);
    }

    private static int endWhen(BooleanSupplier now, Process process, Consumer<Process> end) {
        try {
            while (process.isAlive() && !now.getAsBoolean()) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new AssertionError("ended by itself with " + process.exitValue() + " before it was killed");
                }
            }
            end.accept(process);
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static long lines(Path file) {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return Files.readString(file).lines().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.cairn.cli.Cairn"));
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile("cairn-test", ".log");
            log.toFile().deleteOnExit();
            ProcessBuilder process =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            process.environment().putAll(environment);
            return process.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** UTF-8 text of a file. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
