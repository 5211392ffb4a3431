package dev.cairn.spark;

import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Jsonl;
import dev.cairn.pipeline.work.ItemWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The results of parts, one file for each.
 *
 * @param folder of the files
 * @param work that made them
 */
record PartFiles<R>(Path folder, ItemWork<?, R> work) {
    /** @throws UserException if there is not one result for each item */
    List<R> read(PartJob.Part part) {
        Path file = folder.resolve(part.file());
        List<R> results = Jsonl.read(file, work.resultType());
        if (results.size() != part.items().size()) {
            throw new UserException(file + " has " + results.size() + " results instead of "
                    + part.items().size() + "; delete it, and run the same command again");
        }
        return results;
    }

    /**
     * Deletes parts of an earlier process with results that do not count as done, so that they are done again.
     *
     * @param skipped results of the first part that the run has taken already
     */
    void deleteBroken(List<PartJob.Part> parts, int skipped) {
        int from = skipped;
        for (PartJob.Part part : parts) {
            Path file = folder.resolve(part.file());
            if (Files.exists(file) && !read(part).stream().skip(from).allMatch(work::isSound)) {
                delete(file);
            }
            from = 0;
        }
    }

    /** Deletes all, when their results are in the run's own files. */
    void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.toList().forEach(PartFiles::delete);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
        delete(folder);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }
}
