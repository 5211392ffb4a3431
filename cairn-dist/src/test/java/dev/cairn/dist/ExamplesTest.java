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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The projects in {@code examples}, built and run as a stranger would: from installed artifacts alone, without more flags than the guide
 * names, and with nothing on standard error; each on the class path and on the module path.
 */
class ExamplesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String VERSION = "0.1.0";

    @TempDir
    private static Path folder;

    private static Path projects;

    private record Result(int exit, String out, String err) {}

    /** How a program finds its libraries. */
    private enum Way {
        CLASS_PATH {
            @Override
            List<String> java(Path project, String libraries, String program) {
                Path jar = project.resolve("target/cairn-examples-" + project.getFileName() + "-1.jar");
                if (PROGRAMS_OF_JARS.contains(program)) {
                    return List.of("-jar", jar.toString());
                }
                return Stream.concat(
                                nativeAccess("ALL-UNNAMED").stream(),
                                Stream.of("-cp", jar + File.pathSeparator + libraries, "examples." + program))
                        .toList();
            }
        },
        MODULE_PATH {
            @Override
            List<String> java(Path project, String libraries, String program) {
                String module = "examples." + project.getFileName();
                return Stream.concat(
                                nativeAccess(natives(module)).stream(),
                                Stream.of(
                                        "-p",
                                        project.resolve("target/classes") + File.pathSeparator + libraries,
                                        // The native libraries are modules that no other one asks for.
                                        "--add-modules",
                                        "ALL-MODULE-PATH",
                                        "-m",
                                        module + "/examples." + program))
                        .toList();
            }
        };

        /** Those that {@code java -jar} starts without any flag, on each version of Java. */
        private static final Set<String> PROGRAMS_OF_JARS = Set.of("FromScratch", "TenLines", "AgentInside");

        private static final String NATIVES =
                "org.bytedeco.javacpp,org.bytedeco.pytorch,org.bytedeco.openblas,org.bytedeco.opencl,"
                        + "org.bytedeco.dnnl,com.sun.jna,ai.djl.tokenizers";

        private static String natives(String module) {
            return switch (module) {
                case "examples.t5" -> NATIVES;
                case "examples.agent" -> NATIVES + ",com.microsoft.onnxruntime";
                default -> "ALL-UNNAMED";
            };
        }

        /** Newer versions of Java warn of modules that load native libraries and are not named. */
        private static List<String> nativeAccess(String modules) {
            return Runtime.version().feature() >= 22 ? List.of("--enable-native-access=" + modules) : List.of();
        }

        abstract List<String> java(Path project, String libraries, String program);
    }

    @BeforeAll
    static void build() throws Exception {
        assumeTrue(
                Files.exists(jar("cairn-t5")), "the modules are packaged by mvn package, which comes before this test");
        Path repository = repository();
        projects = folder.resolve("examples");
        copy(ROOT.resolve("examples"), projects);
        Result build = run(projects, "mvn", "-o", "-q", "-B", "-Dmaven.repo.local=" + repository, "package");
        assertThat(build.exit()).as(build.out() + build.err()).isZero();
        assertThat(libraries("t5"))
                .contains(repository + "/dev/cairn/cairn-t5")
                .doesNotContain("cairn-core", ROOT + File.separator);
    }

    /** So that nothing follows them when the folder is deleted. */
    @AfterAll
    static void removeLinks() throws IOException {
        try (Stream<Path> links = Files.walk(folder)) {
            for (Path link : links.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void t5(Way way) throws Exception {
        String work = folder.resolve("work-" + way).toString();
        assertThat(example(way, "t5", "FromScratch", work)).isEqualTo("go to garden");
        assertThat(example(way, "t5", "FineTune", work + "/scratch/model", work))
                .contains("step 80");
        assertThat(example(way, "t5", "BatchTranslate", work + "/tuned/model"))
                .contains("translate: the pot is in the attic </s> -> pot ist in attic");
        assertThat(example(way, "t5", "Lora", work + "/scratch/model", work)).endsWith("model");
        assertThat(example(way, "t5", "Classify", work + "/lora/model")).contains("garden </s> -> outside");
    }

    @ParameterizedTest
    @EnumSource
    void scienceworld(Way way) throws Exception {
        assertThat(example(way, "scienceworld", "TenLines", simulator())).contains("valid actions");
    }

    @ParameterizedTest
    @EnumSource
    void agent(Way way) throws Exception {
        assertThat(example(
                        way,
                        "agent",
                        "AgentInside",
                        simulator(),
                        ROOT.resolve("models").toString()))
                .contains("with sub-goals");
    }

    @Test
    void whatIsNotOfTheApi_isNotSeenByOtherModules() throws Exception {
        Path source = Files.createDirectories(folder.resolve("curious"));
        Files.writeString(source.resolve("module-info.java"), "module curious { requires dev.cairn.t5; }");
        Files.writeString(
                source.resolve("Curious.java"),
                "package curious; class Curious { dev.cairn.t5.model.TokenBatch batch; dev.cairn.t5.T5Model model; }");

        Result compiled = run(
                source,
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                source.resolve("classes").toString(),
                "-p",
                libraries("t5"),
                "module-info.java",
                "Curious.java");

        assertThat(compiled.exit()).isNotZero();
        assertThat(compiled.err())
                .contains("package dev.cairn.t5.model is not visible")
                .contains("1 error");
    }

    private static String simulator() {
        return ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {})
                .path()
                .toString();
    }

    private static String libraries(String project) throws IOException {
        return Files.readString(projects.resolve(project).resolve("target/classpath.txt"));
    }

    private static String example(Way way, String project, String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(way.java(projects.resolve(project), libraries(project), program));
        command.addAll(List.of(arguments));
        Result result = run(folder, command.toArray(new String[0]));
        assertThat(result.exit())
                .as(program + ": " + result.out() + result.err())
                .isZero();
        // On the module path JavaCPP cannot reach the log.
        assertThat(result.err().lines().filter(line -> !line.startsWith("Warning: Versions of org.bytedeco:")))
                .as(program)
                .isEmpty();
        return result.out().strip();
    }

    private static Result run(Path directory, String... command) throws IOException, InterruptedException {
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
    private static Path repository() throws IOException {
        Path usual = Path.of(System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
        Path repository = Files.createDirectories(folder.resolve("repository"));
        linkAll(usual, repository, "dev");
        linkAll(usual.resolve("dev"), Files.createDirectories(repository.resolve("dev")), "cairn");
        install("cairn", ROOT, repository);
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path module : modules.filter(path -> Files.exists(path.resolve("pom.xml")))
                    .toList()) {
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
        Path target = Files.createDirectories(
                repository.resolve("dev/cairn").resolve(artifact).resolve(VERSION));
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
            for (Path file : files.filter(
                            path -> !from.relativize(path).toString().contains("target"))
                    .toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
