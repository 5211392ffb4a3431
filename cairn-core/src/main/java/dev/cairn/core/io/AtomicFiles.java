package dev.cairn.core.io;

import dev.cairn.core.UserException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files that are either the old one or the new one, never half of one: written under another name, forced to disk, moved. */
public final class AtomicFiles {
    /** Writes a file's content; may throw. */
    @FunctionalInterface
    public interface Content {
        void writeTo(BufferedWriter out) throws IOException;
    }

    /** Writes a file's bytes; may throw, and may close the stream. */
    @FunctionalInterface
    public interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFiles() {}

    /** Replaces {@code file} by {@code text}, in UTF-8. */
    public static void write(Path file, String text) {
        write(file, out -> out.write(text));
    }

    /**
     * Replaces {@code file} by what {@code content} writes; leaves it as it was if that fails.
     *
     * @throws UserException if the place cannot be written to
     */
    public static void write(Path file, Content content) {
        writeBytes(file, out -> {
            BufferedWriter text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.writeTo(text);
            text.flush();
        });
    }

    /**
     * Replaces {@code file} by the bytes that {@code content} writes; leaves it as it was if that fails.
     *
     * @throws UserException if the place cannot be written to
     */
    public static void writeBytes(Path file, Bytes content) {
        try (AtomicOutput out = AtomicOutput.open(file)) {
            content.writeTo(out.stream());
            out.commit();
        } catch (IOException e) {
            throw cannotWrite(file.toAbsolutePath(), e);
        }
    }

    /**
     * Makes {@code directory} and its parents.
     *
     * @throws UserException if that is not possible
     */
    public static Path createDirectories(Path directory) {
        try {
            // also behind a link
            return Files.isDirectory(directory) ? directory : Files.createDirectories(directory);
        } catch (IOException e) {
            throw cannotWrite(directory, e);
        }
    }

    /**
     * A file in a folder or below it, by a name from data.
     *
     * @throws UserException if the name leads elsewhere
     */
    public static Path below(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize()) || file.equals(folder.normalize())) {
            throw new UserException("'" + name + "' is no name of a file in " + folder);
        }
        return file;
    }

    /**
     * Deletes the files in a folder and below it that a killed process began and did not finish. Nobody else may write there.
     *
     * @throws UserException if that is not possible
     */
    public static void deleteUnfinished(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(AtomicOutput::isTemporary).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UserException("cannot clean up " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What to say when a file or folder cannot be written. */
    public static UserException cannotWrite(Path place, IOException cause) {
        return new UserException(
                "cannot write " + place + " (" + TextFile.reason(cause)
                        + "); check that the folder may be written to and that the disk is not full",
                cause);
    }
}
