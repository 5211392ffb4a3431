package dev.cairn.t5.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories that appear complete or not at all. */
public final class AtomicDirectory {

    /** Fills an empty directory. */
    public interface Content {
        /** Fills {@code dir}, which exists and is empty. */
        void writeTo(Path dir) throws IOException;
    }

    private AtomicDirectory() {}

    /** Fills a directory of another name and moves it in place; an older one is replaced. */
    public static void write(Path target, Content content) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName() + ".partial");
        delete(temporary);
        Files.createDirectories(temporary);
        content.writeTo(temporary);
        delete(target);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes a directory with all that is in it, if it exists. */
    public static void delete(Path dir) throws IOException {
        if (!Files.exists(dir)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(dir)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
