package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code cairn} under a real bash, in a checkout whose build gives the classes that this test runs with. */
class StartScriptTest {
    /** No Python among them. */
    private static final List<String> PROGRAMS = List.of(
            "bash env readlink locale sed head tail grep wc cat find touch rm cp mkdir mktemp git flock uname sleep"
                    .split(" "));

    @TempDir
    private Path folder;

    private Path checkout;

    private record Result(int exit, String out, String err) {}

    @BeforeEach
    void makeACheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("check out"));
        Files.copy(Path.of("..", "cairn"), checkout.resolve("cairn"));
        assertThat(checkout.resolve("cairn").toFile().setExecutable(true)).isTrue();
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.createDirectories(checkout.resolve("cairn-core/src/main"));
        Files.writeString(checkout.resolve("cairn-core/pom.xml"), "<project/>");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : PROGRAMS) {
            Files.createSymbolicLink(bin.resolve(program), Path.of("/usr/bin").resolve(program));
        }
        Files.createSymbolicLink(bin.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        maven("mkdir -p cairn-dist/target/lib && cp -Rn " + libraries() + "/. cairn-dist/target/lib/");
    }

    @AfterEach
    void removeLinks() throws IOException {
        try (Stream<Path> links = Files.walk(folder)) {
            for (Path link : links.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** Puts a program in Maven's place: to build Cairn takes minutes. It notes that it was called. */
    private void maven(String does) throws IOException {
        Path program = folder.resolve("bin/mvn");
        Files.writeString(
                program, "#!/bin/bash\nset -e\necho built >> '" + folder.resolve("builds") + "'\n" + does + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private long builds() throws IOException {
        return Files.exists(folder.resolve("builds"))
                ? Files.readAllLines(folder.resolve("builds")).size()
                : 0;
    }

    /** A folder with one library, which names everything that this test runs with. */
    private Path libraries() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(classPath.split(":"))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        Path library = Files.createDirectories(folder.resolve("lib")).resolve("cairn.jar");
        new JarOutputStream(Files.newOutputStream(library), manifest).close();
        return library.getParent();
    }

    private Result cairn(String... arguments) {
        return start(Map.of(), checkout.resolve("cairn").toString(), arguments);
    }

    private Result start(Map<String, String> environment, String program, String... arguments) {
        try {
            return ended(process(environment, program, arguments));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process process(Map<String, String> environment, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> variables = new TreeMap<>(Map.of(
                "PATH",
                folder.resolve("bin").toString(),
                "XDG_CACHE_HOME",
                folder.resolve(".cache").toString(),
                "LC_ALL",
                "C.UTF-8"));
        variables.putAll(environment);
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.redirectError(Files.createTempFile(folder, "err", "").toFile());
        return builder.start();
    }

    private Result ended(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        StringBuilder err = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("err"))
                    .sorted()
                    .toList()) {
                err.append(Files.readString(file));
                Files.delete(file);
            }
        }
        return new Result(exit, out, err.toString());
    }

    @Test
    void theFirstStartBuildsAndTheNextDoesNot() throws IOException {
        Result first = cairn("--version");
        assertThat(first.err()).isEqualTo("building Cairn ...\n");
        assertThat(first.out()).startsWith("cairn ");
        assertThat(first.exit()).isZero();
        Result second = cairn("--version");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(builds()).isEqualTo(1);
        Files.writeString(checkout.resolve("cairn-core/src/main/New.java"), "");
        assertThat(cairn("--version").err()).isEqualTo("building Cairn ...\n");
    }

    @Test
    void aMasterThatSparkKnowsNothingOf_isNamed() {
        for (String[] arguments : new String[][] {{"gold", "--master", "nonsense"}, {"gold", "--master=nonsense"}}) {
            Result result = cairn(arguments);
            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err())
                    .endsWith(
                            "cairn: --master has 'nonsense': expected spark://HOST:PORT, yarn, k8s://URL or local[*]\n");
        }
    }

    @Test
    void aMasterCanComeFromTheEnvironment_forCommandsThatHaveOne() {
        Map<String, String> environment = Map.of("CAIRN_MASTER", "nonsense");
        String program = checkout.resolve("cairn").toString();
        assertThat(start(environment, program, "gold").err()).contains("--master has 'nonsense'");
        assertThat(start(environment, program, "gold", "--master", "other").err())
                .contains("--master has 'other'");
        assertThat(start(environment, program, "--version").out()).startsWith("cairn ");
        assertThat(start(environment, program, "compare", "a", "b").err()).contains("a is not a run directory");
    }

    @Test
    void aLinkToItStartsTheCheckoutThatItIsIn() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("first"), Path.of("check out", "cairn"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);
        assertThat(start(Map.of(), second.toString(), "--version").out()).startsWith("cairn ");
        assertThat(checkout.resolve("cairn-dist/target/lib")).exists();
    }

    @Test
    void cdpathLeadsNowhereElse() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/check out")).getParent();
        Result result = start(Map.of("CDPATH", other.toString()), "check out/cairn", "--version");
        assertThat(result.out()).startsWith("cairn ");
        assertThat(result.out().lines()).hasSize(1);
        assertThat(other.resolve("check out")).isEmptyDirectory();
    }

    @Test
    void aCopyOfTheScriptAloneSaysThatItNeedsItsCheckout() throws IOException {
        Path alone = Files.copy(checkout.resolve("cairn"), folder.resolve("cairn"));
        Result result = start(Map.of(), alone.toString(), "--version");
        assertThat(result.err()).contains(folder + " is no checkout of Cairn");
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void aHalfCopiedBuildIsBuiltAgain() throws IOException {
        assertThat(cairn("--version").exit()).isZero();
        Path lib = checkout.resolve("cairn-dist/target/lib");
        byte[] whole = Files.readAllBytes(lib.resolve("cairn.jar"));
        Files.write(lib.resolve("cairn.jar"), Arrays.copyOf(whole, whole.length / 2));
        Result cut = cairn("--version");
        assertThat(cut.err()).isEqualTo("building Cairn ...\n");
        assertThat(cut.out()).startsWith("cairn ");
        Files.delete(lib.resolve("cairn.jar"));
        assertThat(cairn("--version").out()).startsWith("cairn ");
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void aCutJarOfAReleaseIsNamed() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("a release/lib"));
        Path bin = Files.createDirectories(lib.resolveSibling("bin"));
        String program =
                Files.copy(checkout.resolve("cairn"), bin.resolve("cairn")).toString();
        Path library = Files.copy(libraries().resolve("cairn.jar"), lib.resolve("cairn.jar"));
        Path other = Files.copy(library, lib.resolve("other.jar"));
        assertThat(start(Map.of(), program, "--version").out()).startsWith("cairn ");
        byte[] whole = Files.readAllBytes(library);
        for (Path jar : List.of(library, other)) {
            for (int length : new int[] {0, whole.length / 2, whole.length - 1}) {
                Files.write(jar, Arrays.copyOf(whole, length));
                Result cut = start(Map.of(), program, "--version");
                assertThat(cut.err()).isEqualTo("cairn: " + jar + " is damaged; unpack the release again\n");
                assertThat(cut.exit()).isEqualTo(2);
            }
            Files.write(jar, whole);
        }
        Files.delete(library);
        Files.delete(other);
        assertThat(start(Map.of(), program, "--version").err())
                .isEqualTo("cairn: " + lib + " is empty; unpack the release again\n");
    }

    @Test
    void aBuildThatWasInterruptedIsBuiltAgain() throws IOException {
        maven("mkdir -p cairn-dist/target/lib; echo cut > cairn-dist/target/lib/cairn.jar; echo no space left; exit 1");
        Result failed = cairn("--version");
        assertThat(failed.err()).contains("no space left").contains("cairn: the build failed; its output is above");
        assertThat(failed.exit()).isEqualTo(2);
        maven("mkdir -p cairn-dist/target/lib && cp -Rn " + libraries() + "/. cairn-dist/target/lib/");
        assertThat(cairn("--version").out()).startsWith("cairn ");
    }

    @Test
    void ofSeveralStartedAtOnceOneBuilds() throws IOException, InterruptedException {
        maven("sleep 1; mkdir -p cairn-dist/target/lib && cp -Rn " + libraries() + "/. cairn-dist/target/lib/");
        String program = checkout.resolve("cairn").toString();
        List<Process> started = List.of(
                process(Map.of(), program, "--version"),
                process(Map.of(), program, "--version"),
                process(Map.of(), program, "--version"));
        for (Process process : started) {
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("cairn ");
            assertThat(process.waitFor()).isZero();
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void pathsOfAnyScriptWorkInThePlainLocale() throws IOException {
        Path moved = Files.move(checkout, folder.resolve("日本 Größe"));
        for (String locale : List.of("C", "POSIX", "xx_YY.UTF-8")) {
            Result result = start(
                    Map.of("LC_ALL", locale), moved.resolve("cairn").toString(), "report", "läufe/→", "-o", "out.html");
            assertThat(result.err()).contains("no such run directory: läufe/→");
            assertThat(result.exit()).isEqualTo(2);
        }
    }

    @Test
    void withoutPythonTheFetchOfTheSimulatorSaysWhatToDo() throws IOException {
        Path cache = Files.createDirectories(folder.resolve(".cache/cairn"));
        Result missing = cairn(
                "gold",
                "--tasks",
                "4-2",
                "--splits",
                "train",
                "--run-dir",
                folder.resolve("gold").toString());
        assertThat(missing.err())
                .contains("no python3 was found")
                .contains("--scienceworld-jar")
                .doesNotContain("\tat ");
        assertThat(missing.exit()).isEqualTo(2);
        Path cut = Files.write(cache.resolve("scienceworld-1.2.3.jar"), new byte[] {'P', 'K', 3, 4});
        Result damaged = cairn(
                "gold",
                "--tasks",
                "4-2",
                "--splits",
                "train",
                "--run-dir",
                folder.resolve("gold").toString());
        assertThat(damaged.err())
                .contains(cut + " is damaged")
                .contains("no python3 was found")
                .doesNotContain("\tat ");
        assertThat(damaged.exit()).isEqualTo(2);
    }

    @Test
    void aJavaThatIsMissingOldOrBrokenIsNamed() throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk/bin")).getParent();
        Map<String, String> environment = Map.of("JAVA_HOME", home.toString());
        String program = checkout.resolve("cairn").toString();
        assertThat(start(environment, program, "--version").err())
                .contains("no java found in JAVA_HOME, which is " + home);
        java(home, "echo 'cannot open shared object' >&2; exit 127");
        assertThat(start(environment, program, "--version").err())
                .contains("bin/java does not run: cannot open shared object");
        java(home, "echo 'openjdk version \"11.0.2\"' >&2");
        assertThat(start(environment, program, "--version").err()).contains("Java 11 found, 17 or newer is needed");
    }

    private static void java(Path home, String does) throws IOException {
        Path program = Files.writeString(home.resolve("bin/java"), "#!/bin/bash\n" + does + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
