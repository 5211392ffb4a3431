package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.llm.Venv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python package with the jar of this build, as a wheel in a real Python beside the package that it stands in for. */
class PythonPackageTest {
    private static final Path PACKAGE = Path.of("..", "python", "cairn-scienceworld");
    private static final Path JAR = Path.of("..", "cairn-python", "target", "cairn-scienceworld.jar");

    @TempDir
    private Path folder;

    @Test
    void itsOwnTestsPass() throws Exception {
        Venv venv = Venv.with("python", "scienceworld==1.2.3", "gymnasium", "numpy", "pytest", "hatchling");
        Path source = folder.resolve("package");
        copy(PACKAGE, source);
        Files.copy(JAR, source.resolve("src/cairn_scienceworld/cairn-scienceworld.jar"));
        pip(venv, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder.toString(), source.toString());
        Path wheel = folder.resolve("cairn_scienceworld-0.1.0-py3-none-any.whl");
        pip(venv, "install", "--no-deps", "--force-reinstall", wheel.toString());

        Path log = folder.resolve("log");
        int exit = venv.run(
                log,
                // Each test's Java runs for seconds: it is not worth while to compile more.
                Map.of("CAIRN_SCIENCEWORLD_JAVA_OPTS", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"),
                "-m",
                "pytest",
                "-q",
                "-p",
                "no:cacheprovider",
                "--rootdir",
                source.toString(),
                source.resolve("tests").toString());
        assertThat(exit).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).doesNotContain("skipped");
    }

    private void pip(Venv venv, String... arguments) throws Exception {
        Path log = folder.resolve("pip.log");
        String[] pip = Stream.concat(
                        Stream.of("-m", "pip", "--quiet", "--disable-pip-version-check"), Stream.of(arguments))
                .toArray(String[]::new);
        assertThat(venv.run(log, Map.of(), pip)).as(Files.readString(log)).isZero();
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
