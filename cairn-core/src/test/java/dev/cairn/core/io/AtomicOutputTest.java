package dev.cairn.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
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
    void aFolderOrADeviceIsNeverReplaced() throws IOException {
        Path parent = folder.resolve("taken/by");
        Path target = Files.createDirectories(parent.resolve("a"));
        assertThatThrownBy(() -> AtomicFiles.write(target, "text"))
                .isInstanceOf(UserException.class)
                .hasMessage("cannot write " + target + ": it is a folder; name a file");
        assertThat(parent.toFile().list()).containsExactly("a");
        assertThatThrownBy(() -> AtomicFiles.write(Path.of("/dev/null"), "text"))
                .hasMessage("cannot write /dev/null: it is a device; name a file");
        Path link = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));
        assertThatThrownBy(() -> AtomicFiles.write(link, "text")).hasMessageContaining("it is a device");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void theFileBehindALinkIsReplacedAndTheLinkStays() throws IOException {
        Path real =
                Files.writeString(Files.createDirectories(folder.resolve("far")).resolve("rows"), "old");
        Path near = Files.createSymbolicLink(folder.resolve("near"), Path.of("far/rows"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("near"));
        AtomicFiles.write(link, "new");
        assertThat(real).hasContent("new");
        assertThat(near).isSymbolicLink();
        assertThat(link).isSymbolicLink();
        Files.delete(real);
        AtomicFiles.write(link, "newer");
        assertThat(real).isRegularFile().hasContent("newer");
        Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
        assertThatThrownBy(() -> AtomicFiles.write(round, "text")).hasMessageContaining("cannot write " + round);
    }

    @Test
    void aFolderBehindALinkIsWrittenInto() throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        AtomicFiles.createDirectories(link);
        AtomicFiles.write(link.resolve("rows"), "new");
        assertThat(real.resolve("rows")).hasContent("new");
    }

    @Test
    void whatOthersPutUnderAGuessedNameIsNotWrittenTo() throws IOException {
        Path theirs = Files.writeString(folder.resolve("theirs"), "precious");
        Files.createSymbolicLink(folder.resolve(".rows.tmp"), theirs);
        Set<Path> temporary = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            try (AtomicOutput out = AtomicOutput.open(folder.resolve("rows"))) {
                temporary.add(out.unfinished());
                out.write(new byte[] {'a'}, 0, 1);
                out.commit();
            }
        }
        assertThat(theirs).hasContent("precious");
        assertThat(temporary).hasSize(3).allMatch(AtomicOutput::isTemporary);
    }

    @Test
    void aNameOfTheGreatestLengthIsWritten() {
        Path file = folder.resolve("n".repeat(255));
        AtomicFiles.write(file, "text");
        assertThat(file).hasContent("text");
    }

    @Test
    void onlyWhatWasBegunAndNotFinishedIsDeleted() throws IOException {
        Path kept =
                Files.writeString(Files.createDirectories(folder.resolve("a")).resolve(".mine.tmp"), "");
        Files.writeString(folder.resolve("a/.rows.0123456789abcdef.tmp"), "half");
        AtomicFiles.deleteUnfinished(folder);
        assertThat(folder.resolve("a").toFile().listFiles()).containsExactly(kept.toFile());
    }
}
