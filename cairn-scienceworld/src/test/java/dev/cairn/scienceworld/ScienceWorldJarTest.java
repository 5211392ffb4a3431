package dev.cairn.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Sha256;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScienceWorldJarTest {
    @TempDir
    private Path folder;

    @Test
    void aFileWithOtherContentIsRefusedWithItsHash() throws IOException {
        Path file = Files.writeString(folder.resolve("scienceworld.jar"), "not a jar");
        assertThatThrownBy(() -> ScienceWorldJar.of(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(Sha256.of("not a jar"))
                .hasMessageContaining("scienceworld==1.2.3");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> ScienceWorldJar.of(folder.resolve("none.jar")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("none.jar");
    }

    @Test
    void aGivenJarIsUsedWithoutTheCache() {
        ScienceWorldJar cached = TestJar.JAR;
        Path empty = folder.resolve("cache");
        assertThat(ScienceWorldJar.locate(Optional.of(cached.path()), empty, message -> {}))
                .isEqualTo(cached);
        assertThat(empty).doesNotExist();
    }

    @Test
    void aJarInTheCacheThatWasCutOffIsFetchedAgain() throws IOException {
        byte[] content = Files.readAllBytes(TestJar.JAR.path());
        Path cached = Files.write(folder.resolve("scienceworld-1.2.3.jar"), Arrays.copyOf(content, content.length / 2));
        List<String> said = new ArrayList<>();
        ScienceWorldJar jar = ScienceWorldJar.locate(Optional.empty(), folder, said::add);
        assertThat(jar.sha256()).isEqualTo(TestJar.JAR.sha256());
        assertThat(said).first().asString().isEqualTo(cached + " is damaged, so it is fetched again");
        assertThat(folder).isDirectoryContaining("glob:**.jar").isDirectoryNotContaining("glob:**/download-*");
    }

    @Test
    void aFileThatIsNoJarCannotBeUsedEvenUnsafely() throws IOException {
        ScienceWorldJar jar =
                ScienceWorldJar.unsafe(Files.writeString(folder.resolve("scienceworld.jar"), "not a jar"));
        assertThat(jar.known()).isFalse();
        assertThatThrownBy(() -> new ScienceWorld(jar, SimulatorMode.PLAIN))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(jar.path().toString());
    }

    @Test
    void aJarThatWasCutOffCannotBeUsed() throws IOException {
        byte[] content = Files.readAllBytes(TestJar.JAR.path());
        Path file = Files.write(folder.resolve("scienceworld.jar"), Arrays.copyOf(content, content.length / 2));
        ScienceWorldJar jar = ScienceWorldJar.unsafe(file);
        assertThatThrownBy(() -> new ScienceWorld(jar, SimulatorMode.PLAIN)).isInstanceOf(UserException.class);
    }

    @Test
    void aJarOfAnotherProgramCannotBeUsed() throws Exception {
        Path other = Path.of(
                Test.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThatThrownBy(() -> new ScienceWorld(ScienceWorldJar.unsafe(other), SimulatorMode.PLAIN))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("1.2.x");
    }

    @Test
    void aJarWithTheSameClassesRunsUnsafely() throws IOException {
        Path repacked = folder.resolve("repacked.jar");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(TestJar.JAR.path()));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(repacked))) {
            out.setLevel(Deflater.BEST_SPEED);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
        }
        ScienceWorldJar jar = ScienceWorldJar.unsafe(repacked);
        assertThat(jar.known()).isFalse();
        EnvironmentFactory world = new ScienceWorld(jar, SimulatorMode.PLAIN);
        try (TextEnvironment environment = world.open()) {
            environment.reset(world.tasks().variation(world.tasks().byIndex(0), 0), ResetOptions.easy(100));
            assertThat(environment.look()).startsWith("This room is called");
        }
    }
}
