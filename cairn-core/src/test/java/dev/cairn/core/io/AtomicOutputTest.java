package dev.cairn.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicOutputTest {
    @TempDir
    private Path folder;

    @Test
    void fileWithoutCommitLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("rows"), "old");
        try (AtomicOutput out = AtomicOutput.open(file)) {
            out.write("new".getBytes(StandardCharsets.UTF_8), 0, 3);
            assertThat(out.unfinished()).hasContent("new");
        }
        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("rows");
    }

    @Test
    void closedStreamIsCommittedAllTheSame() {
        Path file = folder.resolve("new/rows");
        AtomicFiles.writeBytes(file, out -> {
            try (OutputStream closing = out) {
                closing.write('a');
                closing.write("xbcx".getBytes(StandardCharsets.UTF_8), 1, 2);
            }
        });
        assertThat(file).hasContent("abc");
    }

    @Test
    void failedMoveLeavesNothingBehind() throws IOException {
        Path parent = folder.resolve("taken/by");
        Path target = parent.resolve("a");
        Files.createDirectories(target.resolve("folder"));
        assertThatThrownBy(() -> AtomicFiles.write(target, "text")).hasMessageContaining("cannot write");
        assertThat(parent.toFile().list()).containsExactly("a");
    }
}
