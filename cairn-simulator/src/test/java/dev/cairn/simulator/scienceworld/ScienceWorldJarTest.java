package dev.cairn.simulator.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
        ScienceWorldJar cached = ScienceWorldJar.locate(Optional.empty(), ScienceWorldJar.userCache(), message -> {});
        Path empty = folder.resolve("cache");
        assertThat(ScienceWorldJar.locate(Optional.of(cached.path()), empty, message -> {}))
                .isEqualTo(cached);
        assertThat(empty).doesNotExist();
    }
}
