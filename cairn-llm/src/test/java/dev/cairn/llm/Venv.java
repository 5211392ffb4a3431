package dev.cairn.llm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A virtual environment of Python with packages, made in the build folder once. Without a Python or a package index there is nothing to
 * test with, and the test is skipped.
 */
public record Venv(Path folder) {
    private static final int MINUTES = 10;

    /** Makes it, unless it is there. Of several processes that ask for it one makes it. */
    public static Venv with(String name, String... packages) throws IOException, InterruptedException {
        Venv venv = new Venv(Path.of("target", name).toAbsolutePath());
        Path build = Files.createDirectories(venv.folder.getParent());
        try (FileChannel lock =
                FileChannel.open(build.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            venv.make(build.resolve(name + ".log"), packages);
        }
        return venv;
    }

    private void make(Path log, String... packages) throws IOException, InterruptedException {
        Path ready = folder.resolve("ready");
        if (!Files.exists(ready)) {
            assumeTrue(
                    succeeds(log, List.of("python3", "-m", "venv", folder.toString())),
                    "no Python 3 with venv on this machine: " + log);
            List<String> install = Stream.concat(
                            Stream.of(python(), "-m", "pip", "install", "--quiet"), Stream.of(packages))
                    .toList();
            assumeTrue(
                    succeeds(log, install),
                    "pip cannot install " + String.join(", ", packages) + ", no package index within reach: " + log);
            Files.writeString(ready, "");
        }
    }

    public String python() {
        return folder.resolve("bin/python").toString();
    }

    /** Runs its Python; the exit status. */
    public int run(Path log, Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        return run(
                log,
                variables,
                Stream.concat(Stream.of(python()), Stream.of(arguments)).toList());
    }

    /** Runs a command with more variables; the exit status, 124 if it has not ended after ten minutes. */
    public static int run(Path log, Map<String, String> variables, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        if (process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            return process.exitValue();
        }
        process.destroyForcibly().waitFor();
        Files.writeString(log, "ended after " + MINUTES + " minutes", StandardOpenOption.APPEND);
        return 124;
    }

    private static boolean succeeds(Path log, List<String> command) throws InterruptedException {
        try {
            return run(log, Map.of(), command) == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
