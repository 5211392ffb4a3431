package dev.cairn.t5.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories that appear complete or not at all. */
public final class AtomicDirectory {
    private static final String PARTIAL = ".partial";

    /** Fills an empty directory. */
    public interface Content {
        /** Fills {@code dir}, which exists and is empty. */
        void writeTo(Path dir) throws IOException;
    }

    private AtomicDirectory() {}

    /**
     * Fills a directory of another name and moves it in place; an older one is replaced, that behind a link and not the link. What an earlier
     * process has not finished is deleted; two must not write one directory at the same time.
     *
     * @throws IOException if it cannot be written, or a file is in its place
     */
    public static void write(Path named, Content content) throws IOException {
        Path target = Files.isSymbolicLink(named) ? named.toRealPath() : named;
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new NotDirectoryException(target.toString());
        }
        Path parent = Files.createDirectories(target.toAbsolutePath().resolveSibling("."));
        String prefix = "." + target.getFileName() + ".";
        deleteUnfinished(parent, prefix);
        // a name that nobody knows, and only if there is no such directory: what others put there is not written to
        Path temporary = parent.resolve(prefix + Long.toHexString(new SecureRandom().nextLong()) + PARTIAL);
        Files.createDirectory(temporary);
        try {
            content.writeTo(temporary);
            delete(target);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(temporary);
        }
    }

    private static void deleteUnfinished(Path parent, String prefix) throws IOException {
        List<Path> unfinished;
        try (Stream<Path> all = Files.list(parent)) {
            unfinished = all.filter(path -> path.getFileName().toString().startsWith(prefix)
                            && path.getFileName().toString().endsWith(PARTIAL))
                    .toList();
        }
        for (Path path : unfinished) {
            delete(path);
        }
    }

    /** Deletes a directory with all that is in it, if it exists. */
    public static void delete(Path dir) throws IOException {
        if (!Files.exists(dir, LinkOption.NOFOLLOW_LINKS)) {
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
