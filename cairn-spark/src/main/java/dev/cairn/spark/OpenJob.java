package dev.cairn.spark;

import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.work.ItemWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job in an executor, its models loaded and its environments open.
 *
 * @param text of the job, as it came
 */
record OpenJob<I, R>(String text, PartJob job, ItemWork<I, R> kind, ItemWork.Open<I, R> work) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenJob.class);

    /**
     * Opens a job.
     *
     * @throws UserException if it is of another Cairn or another world than there is here
     */
    static OpenJob<?, ?> of(String text, int threads) {
        PartJob job = PartJob.read(text, PartJob.class);
        if (!job.cairn().equals(PartJob.thisCairn())) {
            throw new UserException("the work is dealt out by Cairn " + job.cairn() + " and would be done by Cairn "
                    + PartJob.thisCairn() + "; all machines need the same");
        }
        if (!Files.isDirectory(job.folder())) {
            throw new UserException("there is no " + job.folder()
                    + "; the run directory has to be at the same path on all machines (--runs, --run-dir)");
        }
        Domain world = job.world().open(LOG::info);
        if (!world.provenance().equals(job.provenance())) {
            throw new UserException("the world " + world.name() + " is another one here: " + world.provenance()
                    + " instead of " + job.provenance());
        }
        return open(text, job, job.kind(), world, threads);
    }

    private static <I, R> OpenJob<I, R> open(String text, PartJob job, ItemWork<I, R> kind, Domain world, int threads) {
        return new OpenJob<>(text, job, kind, kind.open(world, threads, LOG::info));
    }

    /** Does a part, unless its results are there: from before a restart, or by another executor. */
    void work(PartJob.Part part) {
        Path file = job.folder().resolve(part.file());
        if (Files.exists(file)) {
            return;
        }
        List<I> items = part.items().stream()
                .map(item -> PartJob.convert(item, kind.itemType()))
                .toList();
        List<String> results = new ArrayList<>();
        work.run(items, UnaryOperator.identity(), (item, result) -> results.add(Json.write(result)));
        if (!Files.isDirectory(job.folder())) {
            return; // another executor was faster, and the run is over: nobody would read the file
        }
        AtomicFiles.write(file, String.join("\n", results) + "\n");
    }

    @Override
    public void close() {
        work.close();
    }
}
