package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.Resources;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text world in a jar that is not on the class path: compiled here, as its author would. */
class DomainPathTest {
    private static final String SERVICE = "META-INF/services/dev.cairn.domain.DomainProvider";

    @TempDir
    private Path folder;

    @Test
    void aWorldInAJarIsListedWithItsOptions() throws IOException {
        Command.Result listed =
                cairn("domains", "--domain-path", jar("lamp.LampDomain").toString(), "--json");

        assertThat(listed.exit()).as(listed.err()).isZero();
        JsonNode worlds = Json.mapper().readTree(listed.out());
        List<String> names = new ArrayList<>();
        worlds.forEach(world -> names.add(world.path("name").asText()));
        assertThat(names).contains("lamp", "scienceworld", "toy").isSorted();
        assertThat(listed.out()).contains("how many there are");
    }

    @Test
    void itsTasksAreListedWithTheirSplits() throws IOException {
        Command.Result listed =
                cairn("domains", "lamp", "--domain-path", jar("lamp.LampDomain").toString(), "--json");

        assertThat(listed.exit()).as(listed.err()).isZero();
        assertThat(Json.mapper().readTree(listed.out()).path("tasks").get(0))
                .hasToString(
                        "{\"code\":\"l-1\",\"name\":\"switch-on\",\"variations\":8,\"splits\":{\"train\":4,\"dev\":2,\"test\":2}}");
        assertThat(Json.mapper().readTree(listed.out()).path("edits")).hasToString("[\"no-op\"]");
    }

    @Test
    void itIsPlayedWithItsOptionsAndNamedInTheManifest() throws IOException {
        String jar = jar("lamp.LampDomain").toString();
        Command.Result gold = cairn(
                "gold",
                "--domain=lamp",
                "--domain-path",
                jar,
                "--domain-option",
                "lamps=2",
                "--variations=3",
                "--run-dir",
                folder + "/gold");

        assertThat(gold.exit()).as(gold.err()).isZero();
        List<Trajectory> recorded = Jsonl.read(folder.resolve("gold/trajectories.jsonl"), Trajectory.class);
        assertThat(recorded.get(0).steps()).extracting(Step::action).containsExactly("look around", "switch on lamp 1");
        Command.Result other =
                cairn("annotate", "--domain=toy", "--trajectories", folder + "/gold", "--run-dir", folder + "/a");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("was made for the domain lamp, not for toy");
    }

    @Test
    void whatIsNoSuchJarIsRefusedWithTheReason() throws IOException {
        assertRefused(folder.resolve("none.jar"), "there is no");
        assertRefused(folder, "no domain in");
        assertRefused(jar("lamp.Missing"), "cannot be loaded", "lamp.Missing");
        assertRefused(jar("lamp.LampDomain$Room"), "cannot be loaded", "not a subtype");
        assertRefused(jar("lamp.LampDomain", "toy"), "two domains are called 'toy'");
    }

    @Test
    void anUnknownOptionIsRefusedWithTheNearest() throws IOException {
        Command.Result result = cairn(
                "domains", "lamp", "--domain-path", jar("lamp.LampDomain").toString(), "--domain-option", "lamp=2");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("unknown option of the domain lamp 'lamp'")
                .contains("did you mean 'lamps'");
    }

    private static void assertRefused(Path jar, String... reasons) {
        Command.Result result = cairn("domains", "--domain-path", jar.toString());
        assertThat(result.exit()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(reasons);
    }

    /** A jar with the compiled world, which names {@code provider} as its domain. */
    private Path jar(String provider) throws IOException {
        return jar(provider, "lamp");
    }

    private Path jar(String provider, String name) throws IOException {
        Path source = Files.createDirectories(folder.resolve("lamp")).resolve("LampDomain.java");
        Files.writeString(
                source,
                Resources.text(DomainPathTest.class, "LampDomain.java.txt").replace("\"lamp\"", "\"" + name + "\""));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        classPath,
                        "-d",
                        folder.resolve("classes").toString(),
                        source.toString());
        assertThat(failed).isZero();
        Path jar = folder.resolve(provider + ".jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"));
                Stream<Path> classes = Files.list(folder.resolve("classes/lamp"))) {
            Files.createDirectories(zip.getPath("META-INF/services"));
            Files.writeString(zip.getPath(SERVICE), provider);
            Files.createDirectories(zip.getPath("lamp"));
            for (Path file : classes.toList()) {
                Files.copy(file, zip.getPath("lamp", file.getFileName().toString()));
            }
        }
        return jar;
    }
}
