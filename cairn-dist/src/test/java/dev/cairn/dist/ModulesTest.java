package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of Cairn on the module path; the other tests are on the class path. */
class ModulesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** No modules: among Spark's jars, and made of Parquet's, which share packages. */
    private static final Set<String> CLASS_PATH_ALONE = Set.of("cairn-spark", "cairn-parquet");

    /** Libraries of tests alone, and jars that are no modules of a program. */
    private static final Pattern OF_TESTS = Pattern.compile(
            "test-classes|-tests\\.jar|cairn-python|cairn-spark|parquet|junit|assertj|archunit|opentest4j|apiguardian|mockito");

    private static final String MODULE_PATH = Arrays.stream(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .filter(entry -> !OF_TESTS.matcher(entry).find())
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    private Path folder;

    @Test
    void everyModuleWithClasses_hasADescriptor() throws IOException {
        Set<String> named = own().stream().map(ModuleDescriptor::name).collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<String> expected = modules.filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                    .map(module -> module.getFileName().toString())
                    // of one jar in a Python package, and of the compiler alone
                    .filter(name -> !Set.of("cairn-python", "cairn-scienceworld-signatures")
                            .contains(name))
                    .filter(name -> !CLASS_PATH_ALONE.contains(name))
                    .map(name -> name.replaceFirst("cairn-", "dev.cairn."))
                    .toList();
            assertThat(expected).hasSizeGreaterThan(10);
            assertThat(named).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void allOfThemResolve_sinceNoPackageIsInTwo() {
        ModuleFinder finder = finder();
        Set<String> names = finder.findAll().stream()
                .map(module -> module.descriptor().name())
                .collect(Collectors.toSet());

        Configuration all = ModuleLayer.boot().configuration().resolveAndBind(finder, ModuleFinder.of(), names);

        assertThat(all.findModule("dev.cairn.cli")).isPresent();
    }

    @Test
    void bothPathsFindTheSameServices() throws IOException {
        Map<String, Set<String>> byDescriptors = new TreeMap<>();
        for (ModuleDescriptor module : own()) {
            module.provides()
                    .forEach(provided -> byDescriptors
                            .computeIfAbsent(provided.service(), service -> new TreeSet<>())
                            .addAll(provided.providers()));
        }
        Map<String, Set<String>> byFiles = new TreeMap<>();
        try (Stream<Path> files = Files.find(
                ROOT,
                7,
                (file, attributes) -> file.toString().contains("src/main/resources/META-INF/services/")
                        && file.startsWith(ROOT)
                        && file.getName(ROOT.getNameCount()).toString().startsWith("cairn-")
                        && !CLASS_PATH_ALONE.contains(
                                file.getName(ROOT.getNameCount()).toString()))) {
            for (Path file : files.toList()) {
                byFiles.computeIfAbsent(file.getFileName().toString(), service -> new TreeSet<>())
                        .addAll(Files.readAllLines(file));
            }
        }
        assertThat(byFiles).hasSizeGreaterThan(5).isEqualTo(byDescriptors);
    }

    @Test
    void commandsRun() throws Exception {
        assertThat(cairn("--help")).contains("serve", "bench", "conformance");
        assertThat(cairn("domains")).contains("scienceworld", "textworldexpress", "toy");
        cairn("gold", "--domain", "toy", "--splits", "train,dev", "--per-task", "2", "--run-dir", "gold");
        cairn("annotate", "--domain", "toy", "--trajectories", "gold", "--run-dir", "annotated", "--markdown", "a.md");
        cairn("dataset", "--domain", "toy", "--annotated", "annotated", "--run-dir", "dataset");
        cairn("evaluate", "--domain", "toy", "--agent", "gold", "--run-dir", "evaluated");
        cairn("export", "evaluated", "--format", "sharegpt", "-o", "episodes.json");
        cairn("report", "evaluated", "-o", "report.html");

        assertThat(folder.resolve("evaluated/result.json")).content().contains("100.0");
        assertThat(folder.resolve("report.html")).content().contains("<html");
    }

    /** The build compares the classes in these packages with those of the last release; what a descriptor shows is compared here. */
    @Test
    void packagesOfTheLastRelease_areStillExported() throws IOException {
        Map<String, Set<String>> released = new TreeMap<>();
        try (Stream<Path> files =
                Files.find(ROOT, 4, (file, attributes) -> file.getParent().endsWith(Path.of("src", "api")))) {
            for (Path file : files.toList()) {
                released.put(
                        ROOT.relativize(file).getName(0).toString().replaceFirst("cairn-", "dev.cairn."),
                        packages(file));
            }
        }
        assertThat(released)
                .containsOnlyKeys("dev.cairn.core", "dev.cairn.domain", "dev.cairn.scienceworld", "dev.cairn.t5");
        for (ModuleDescriptor module : own()) {
            assertThat(module.exports().stream()
                            .filter(exports -> !exports.isQualified())
                            .map(ModuleDescriptor.Exports::source))
                    .as(module.name())
                    .containsAll(released.getOrDefault(module.name(), Set.of()));
        }
    }

    private static Set<String> packages(Path jar) throws IOException {
        try (JarFile classes = new JarFile(jar.toFile())) {
            return classes.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private String cairn(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.add("-Dcairn.home=" + ROOT);
        command.addAll(List.of("-p", MODULE_PATH, "--add-modules", "ALL-MODULE-PATH"));
        command.addAll(List.of("-m", "dev.cairn.cli/dev.cairn.cli.Cairn"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        int exit = process.waitFor();
        String said = Files.readString(out);
        assertThat(exit).as("%s: %s", String.join(" ", arguments), said).isZero();
        return said;
    }

    private static ModuleFinder finder() {
        return ModuleFinder.of(Arrays.stream(MODULE_PATH.split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toArray(Path[]::new));
    }

    /** Descriptors of Cairn's own modules, but for those without classes. */
    private static List<ModuleDescriptor> own() {
        return finder().findAll().stream()
                .map(ModuleReference::descriptor)
                .filter(module -> module.name().startsWith("dev.cairn.") && !module.isAutomatic())
                .toList();
    }
}
