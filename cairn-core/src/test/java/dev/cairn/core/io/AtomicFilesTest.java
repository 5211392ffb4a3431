package dev.cairn.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFailureHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.write(file, "old");
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    out.write("new, but");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("a.txt")
                .hasMessageContaining("No space left on device");
        assertThat(Files.readString(file)).isEqualTo("old");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aNameFromDataStaysInItsFolder() {
        assertThat(AtomicFiles.below(folder, "a/b.csv")).isEqualTo(folder.resolve("a/b.csv"));
        assertThat(AtomicFiles.below(Path.of("x"), "b")).isEqualTo(Path.of("x/b"));
        for (String name : new String[] {"../a", "a/../../b", "/etc/passwd", ".", ""}) {
            assertThatThrownBy(() -> AtomicFiles.below(folder, name)).isInstanceOf(UserException.class);
        }
    }

    @Test
    void aFullDiskIsTheUsersToMend() {
        assertThatThrownBy(() -> AtomicFiles.write(Path.of("/dev/full/x"), "text"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("/dev/full");
    }
}
