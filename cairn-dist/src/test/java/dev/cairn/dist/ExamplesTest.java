package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.scienceworld.ScienceWorldJar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The project {@code examples}, built and run as a stranger would: from installed artifacts alone, without flags, and with nothing on
 * standard error.
 */
class ExamplesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String VERSION = "0.1.0";

    @TempDir
    private Path folder;

    /** So that nothing follows them when the folder is deleted. */
    @AfterEach
    void removeLinks() throws IOException {
        try (Stream<Path> links = Files.walk(folder)) {
            for (Path link : links.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private record Result(int exit, String out, String err) {}

    @Test
    void everyExampleRuns_fromInstalledArtifactsAlone() throws Exception {
        assumeTrue(Files.exists(jar("cairn-t5")), "the modules are packaged by mvn package, which comes before this test");
        Path repository = repository();
        Path project = folder.resolve("examples");
        copy(ROOT.resolve("examples"), project);
        Result build = run(project, "mvn", "-o", "-q", "-B", "-Dmaven.repo.local=" + repository, "compile");
        assertThat(build.exit()).as(build.out() + build.err()).isZero();
        String classPath = Files.readString(project.resolve("target/classpath.txt"));
        assertThat(classPath).contains(repository + "/dev/cairn/cairn-t5").doesNotContain(ROOT + File.separator);

        List<String> onClassPath = List.of("-cp", project.resolve("target/classes") + File.pathSeparator + classPath);
        String work = folder.resolve("work").toString();
        assertThat(example(onClassPath, "FromScratch", work)).isEqualTo("go to garden");
        assertThat(example(onClassPath, "FineTune", work + "/scratch/model", work)).contains("step 80");
        assertThat(example(onClassPath, "BatchTranslate", work + "/tuned/model"))
                .contains("translate: the pot is in the attic </s> -> pot ist in attic");
        assertThat(example(onClassPath, "Lora", work + "/scratch/model", work)).endsWith("model");
        assertThat(example(onClassPath, "Classify", work + "/lora/model")).contains("garden </s> -> outside");
        String simulator = ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {})
                .path()
                .toString();
        assertThat(example(onClassPath, "TenLines", simulator)).contains("valid actions");
        assertThat(example(onClassPath, "AgentInside", simulator, ROOT.resolve("models").toString()))
                .contains("with sub-goals");

        // The native libraries are modules that no other one asks for.
        List<String> onModulePath = List.of(
                "-p",
                classPath,
                "--add-modules",
                "ALL-MODULE-PATH",
                "-cp",
                project.resolve("target/classes").toString());
        assertThat(example(onModulePath, "Classify", work + "/lora/model")).contains("garden </s> -> outside");
        assertThat(example(onModulePath, "AgentInside", simulator, ROOT.resolve("models").toString()))
                .contains("with sub-goals");
    }

    private String example(List<String> where, String name, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(where);
        command.add("examples." + name);
        command.addAll(List.of(arguments));
        Result result = run(folder, command.toArray(new String[0]));
        assertThat(result.exit()).as(name + ": " + result.out() + result.err()).isZero();
        // On the module path JavaCPP cannot reach the log.
        assertThat(result.err().lines().filter(line -> !line.startsWith("Warning: Versions of org.bytedeco:")))
                .as(name)
                .isEmpty();
        return result.out().strip();
    }

    private Result run(Path directory, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int exit = process.waitFor();
        return new Result(exit, Files.readString(out), Files.readString(err));
    }

    /** A local repository that has the libraries of the usual one, and of Cairn what was built now. */
    private Path repository() throws IOException {
        Path usual = Path.of(System.getProperty(
                "localRepository", Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
        Path repository = Files.createDirectories(folder.resolve("repository"));
        linkAll(usual, repository, "dev");
        linkAll(usual.resolve("dev"), Files.createDirectories(repository.resolve("dev")), "cairn");
        install("cairn", ROOT, repository);
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(path -> Files.exists(path.resolve("pom.xml"))).toList()) {
                if (module.getFileName().toString().startsWith("cairn-")) {
                    install(module.getFileName().toString(), module, repository);
                }
            }
        }
        return repository;
    }

    private static void linkAll(Path from, Path to, String except) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.filter(path -> !path.endsWith(except)).toList()) {
                Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
            }
        }
    }

    /** What {@code mvn install} does. */
    private static void install(String artifact, Path module, Path repository) throws IOException {
        Path target = Files.createDirectories(repository.resolve("dev/cairn").resolve(artifact).resolve(VERSION));
        Files.copy(module.resolve("pom.xml"), target.resolve(artifact + "-" + VERSION + ".pom"));
        if (Files.exists(jar(artifact))) {
            Files.copy(jar(artifact), target.resolve(artifact + "-" + VERSION + ".jar"));
        }
    }

    private static Path jar(String artifact) {
        return ROOT.resolve(artifact).resolve("target").resolve(artifact + "-" + VERSION + ".jar");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> !path.startsWith(from.resolve("target"))).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
