package dev.cairn.cli.option;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Inputs that may be named by file or by the run directory that made them. */
public final class InputFiles {
    private InputFiles() {}

    /** {@code given} itself, or {@code name} below it if it is a folder. */
    public static Path resolve(Path given, String name) {
        Path file = Files.isDirectory(given) ? given.resolve(name) : given;
        if (!Files.isRegularFile(file)) {
            throw new UserException("no such file: " + file);
        }
        return file;
    }

    /** Digest of the files in a folder and below it whose names end so. */
    public static String hash(Path folder, String end) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> hashes = files.filter(file -> file.toString().endsWith(end))
                    .sorted()
                    .map(file -> folder.relativize(file) + " " + Sha256.of(file))
                    .toList();
            return "sha256:" + Sha256.of(String.join("\n", hashes));
        } catch (IOException e) {
            throw new UserException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }
}
