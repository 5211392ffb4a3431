package dev.cairn.t5.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void anOlderOneIsReplacedAndNothingElseIsLeft() throws IOException {
        Path model = folder.resolve("model");
        write(model, "old");
        write(model, "new");
        assertThat(model.toFile().list()).containsExactly("new");
        assertThat(folder.toFile().list()).containsExactly("model");
    }

    @Test
    void aFailureLeavesTheOlderOneAndNothingElse() throws IOException {
        Path model = folder.resolve("model");
        write(model, "old");
        assertThatThrownBy(() -> AtomicDirectory.write(model, dir -> {
                    Files.writeString(dir.resolve("half"), "");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class);
        assertThat(model.toFile().list()).containsExactly("old");
        assertThat(folder.toFile().list()).containsExactly("model");
    }

    @Test
    void whatAKilledProcessLeftIsDeleted() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve(".model.1a2b.partial")).resolve("half"), "");
        write(folder.resolve("model"), "new");
        assertThat(folder.toFile().list()).containsExactly("model");
    }

    @Test
    void whatIsBehindALinkIsReplacedAndTheLinkStays() throws IOException {
        Path real = Files.createDirectories(folder.resolve("far/model"));
        Path link = Files.createSymbolicLink(folder.resolve("model"), real);
        write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(real.toFile().list()).containsExactly("new");
    }

    @Test
    void whatOthersPutUnderAGuessedNameIsNotWrittenTo() throws IOException {
        Path theirs = Files.createDirectories(folder.resolve("theirs"));
        Files.createSymbolicLink(folder.resolve(".model.partial"), theirs);
        write(folder.resolve("model"), "new");
        assertThat(theirs).isEmptyDirectory();
    }

    @Test
    void aFileIsNeverReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("model"), "a file");
        assertThatThrownBy(() -> write(file, "new")).isInstanceOf(NotDirectoryException.class);
        assertThat(file).hasContent("a file");
    }

    private static void write(Path target, String file) throws IOException {
        AtomicDirectory.write(target, dir -> Files.writeString(dir.resolve(file), ""));
    }
}
