package dev.cairn.core.io;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("t.jsonl");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws IOException {
        Files.writeString(file(), "\uFEFF{\"a\": 1}\n");
        assertThat(TextFile.read(file())).isEqualTo("{\"a\": 1}\n");
        assertThat(lines()).containsExactly("{\"a\": 1}");
    }

    @Test
    void linesKnowWhereTheyLieAndWhetherTheyAreWhole() throws IOException {
        Files.writeString(file(), "\uFEFFä\n\nzwei\nhal");
        List<TextFile.Part> parts = new ArrayList<>();
        TextFile.forEachLine(file(), parts::add);
        assertThat(parts)
                .containsExactly(
                        new TextFile.Part(file(), 1, 0, 5, "ä", true),
                        new TextFile.Part(file(), 2, 6, 0, "", true),
                        new TextFile.Part(file(), 3, 7, 4, "zwei", true),
                        new TextFile.Part(file(), 4, 12, 3, "hal", false));
    }

    @Test
    void utf16IsNamedWithAndWithoutAMark() throws IOException {
        Files.write(file(), "{\"a\": 1}\n".getBytes(UTF_16));
        assertThatThrownBy(this::lines).isInstanceOf(UserException.class).hasMessageContaining("UTF-16");
        Files.write(file(), "{\"a\": 1}\n".getBytes(UTF_16LE));
        assertThatThrownBy(() -> TextFile.read(file()))
                .hasMessageContaining("t.jsonl")
                .hasMessageContaining("UTF-16");
    }

    @Test
    void aCompressedFileIsNamed() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file()))) {
            out.write("{}".getBytes(UTF_8));
        }
        assertThatThrownBy(this::lines).hasMessageContaining("t.jsonl is compressed; unpack it");
    }

    @Test
    void aPointerOfGitLfsIsNamed() throws IOException {
        Files.writeString(file(), "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1234\n");
        String message = file() + " is only a pointer of Git LFS to the file; run `git lfs pull` in its folder,"
                + " or download the file itself";
        assertThatThrownBy(this::lines).isInstanceOf(UserException.class).hasMessage(message);
        assertThatThrownBy(() -> Json.read(file(), Split.class, "mend it")).hasMessage(message);
        Files.writeString(file(), "version https://git-lfs");
        assertThat(TextFile.read(file())).isEqualTo("version https://git-lfs");
    }

    @Test
    void theLineThatIsNoUtf8IsNamed() throws IOException {
        Files.write(file(), new byte[] {'a', '\n', 'b', '\n', (byte) 0xe4, 'x', '\n'});
        assertThatThrownBy(this::lines).hasMessageContaining("t.jsonl, line 3: not UTF-8");
        assertThatThrownBy(() -> TextFile.read(file())).hasMessageContaining("t.jsonl, line 3: not UTF-8");
    }

    @Test
    void whatIsNoFileIsNamed() {
        assertThatThrownBy(this::lines).hasMessage("no such file: " + file());
        assertThatThrownBy(() -> TextFile.read(folder)).hasMessageContaining(folder + " is no plain file");
    }

    @Test
    void reasonsAreWords() {
        Path gone = folder.resolve("gone");
        assertThatThrownBy(() -> Sha256.of(gone)).hasMessage("cannot read " + gone + ": no such file or folder");
        assertThatThrownBy(() -> Sha256.of(folder)).hasMessage("cannot read " + folder + ": Is a directory");
        assertThat(AtomicFiles.cannotWrite(file(), new FileAlreadyExistsException(file().toString())))
                .hasMessageStartingWith("cannot write " + file() + " (it is there, and is no folder)");
        assertThat(AtomicFiles.cannotWrite(
                        file(), new FileSystemException(file().toString(), null, "No space left on device")))
                .hasMessageContaining(" (No space left on device); check");
        assertThat(TextFile.cannotRead(file(), new AccessDeniedException(file().toString())))
                .hasMessageEndingWith(": there is no permission");
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        TextFile.forEachLine(file(), line -> lines.add(line.text()));
        return lines;
    }
}
