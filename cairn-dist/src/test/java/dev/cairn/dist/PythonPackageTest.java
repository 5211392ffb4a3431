package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Python package with the jar of this build, as a wheel in a real Python beside the package that it stands in for. What it
 * needs is installed into the build folder once; without a Python or a package index there is nothing to test with.
 */
class PythonPackageTest {
    private static final Path PACKAGE = Path.of("..", "python", "cairn-scienceworld");
    private static final Path JAR = Path.of("..", "cairn-python", "target", "cairn-scienceworld.jar");
    private static final Path VENV = Path.of("target", "python").toAbsolutePath();
    private static final Path PYTHON = VENV.resolve("bin/python");

    @TempDir
    private Path folder;

    @Test
    void itsOwnTestsPass() throws Exception {
        install();
        Path source = folder.resolve("package");
        copy(PACKAGE, source);
        Files.copy(JAR, source.resolve("src/cairn_scienceworld/cairn-scienceworld.jar"));
        pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder.toString(), source.toString());
        Path wheel = folder.resolve("cairn_scienceworld-0.1.0-py3-none-any.whl");
        pip("install", "--no-deps", "--force-reinstall", wheel.toString());

        Path log = folder.resolve("log");
        int exit = run(log, 10, PYTHON.toString(), "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", source.toString(),
                source.resolve("tests").toString());
        assertThat(exit).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).doesNotContain("skipped");
    }

    private void install() throws Exception {
        if (!Files.exists(VENV.resolve("ready"))) {
            assumeTrue(runs("python3", "-m", "venv", VENV.toString()), "no Python 3 with venv on this machine");
            assumeTrue(
                    runs(
                            PYTHON.toString(), "-m", "pip", "install", "--quiet", "scienceworld==1.2.3", "gymnasium", "numpy", "pytest",
                            "hatchling"),
                    "pip cannot install scienceworld, gymnasium and pytest: no package index within reach");
            Files.writeString(VENV.resolve("ready"), "");
        }
    }

    private void pip(String... arguments) throws Exception {
        Path log = folder.resolve("pip.log");
        List<String> command = Stream.concat(
                        Stream.of(PYTHON.toString(), "-m", "pip", "--quiet", "--disable-pip-version-check"), Stream.of(arguments))
                .toList();
        assertThat(run(log, 5, command.toArray(String[]::new))).as(Files.readString(log)).isZero();
    }

    private boolean runs(String... command) throws InterruptedException {
        try {
            return run(folder.resolve("install.log"), 10, command) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The exit status; 124 if it has not ended after so many minutes. */
    private static int run(Path log, int minutes, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // Each test's Java runs for seconds: it is not worth while to compile more.
        builder.environment().put("CAIRN_SCIENCEWORLD_JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        Process process = builder.start();
        if (process.waitFor(minutes, TimeUnit.MINUTES)) {
            return process.exitValue();
        }
        process.destroyForcibly().waitFor();
        Files.writeString(log, "ended after " + minutes + " minutes", StandardOpenOption.APPEND);
        return 124;
    }

    /** Sources alone: what was built or run there stays. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*(\\.py|\\.toml|\\.md|LICENSE)"))
                    .forEach(file -> {
                        try {
                            Path target = to.resolve(from.relativize(file).toString());
                            Files.createDirectories(target.getParent());
                            Files.copy(file, target);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
