package dev.cairn.core.io;

import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A folder for the time of one piece of work. */
public final class TemporaryFolder {
    private TemporaryFolder() {}

    /** Hands the work a new folder, which is deleted with everything in it when the work is done or has failed. */
    public static <R> R with(Function<Path, R> work) {
        try {
            Path folder = Files.createTempDirectory("cairn-");
            try {
                return work.apply(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UserException("cannot use the folder for temporary files: " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
