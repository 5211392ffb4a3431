package dev.cairn.t5.io;

import dev.cairn.t5.T5Exception;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a clone without Git LFS has in place of a large file: three lines of text that name it. */
public final class LfsPointer {

    private static final String FIRST_LINE = "version https://git-lfs.github.com/spec/";

    private LfsPointer() {}

    /** Throws a {@link T5Exception} that says how to get the file, if there is only its pointer. */
    public static void refuse(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            String start = new String(bytes.readNBytes(FIRST_LINE.length()), StandardCharsets.US_ASCII);
            if (start.equals(FIRST_LINE)) {
                throw new T5Exception(
                        file + " is only a pointer of Git LFS to the file: run `git lfs pull` in its directory, or"
                                + " download the file itself");
            }
        }
    }
}
