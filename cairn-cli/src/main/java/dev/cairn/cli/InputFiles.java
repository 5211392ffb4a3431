package dev.cairn.cli;

import dev.cairn.core.UserException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Inputs that may be named by file or by the run directory that made them. */
final class InputFiles {
    private InputFiles() {}

    /** {@code given} itself, or {@code name} below it if it is a folder. */
    static Path resolve(Path given, String name) {
        Path file = Files.isDirectory(given) ? given.resolve(name) : given;
        if (!Files.isRegularFile(file)) {
            throw new UserException("no such file: " + file);
        }
        return file;
    }
}
