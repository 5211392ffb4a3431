package dev.cairn.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.DomainSpec;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.work.ItemWork;
import dev.cairn.pipeline.work.Workers;
import dev.cairn.spark.engine.Jobs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Executors of Spark. Items go to them in parts; the results of a part are a file in the run directory, which all machines see. So what is done stays
 * done, whichever process dies, and the order of the items is restored by reading the files in it.
 *
 * @param threads of this process
 */
record SparkWorkers(Jobs jobs, DomainSpec world, Map<String, String> provenance, int threads) implements Workers {
    private static final String FOLDER = "parts";

    @Override
    public <I, R> void run(
            RunDirectory run,
            Progress progress,
            ItemWork<I, R> work,
            List<I> items,
            int done,
            UnaryOperator<Function<I, R>> memory,
            BiConsumer<I, R> result) {
        Path path = run.file(FOLDER).toAbsolutePath();
        PartFiles<R> files = new PartFiles<>(path, work);
        if (done == items.size()) {
            files.delete();
            return;
        }
        AtomicFiles.createDirectories(path);
        PartJob job = new PartJob(
                PartJob.thisCairn(),
                work.getClass().getName(),
                Json.mapper().valueToTree(work),
                world,
                provenance,
                path);
        int size = work.together();
        List<PartJob.Part> parts = new ArrayList<>();
        for (int start = done / size * size; start < items.size(); start += size) {
            parts.add(part(items.subList(start, Math.min(items.size(), start + size)), start));
        }
        files.deleteBroken(parts, done % size);
        Turns<I, R> turns = new Turns<>(files, parts, items, done, done % size, result);
        try {
            jobs.run(Json.write(job), parts.stream().map(Json::write).toList(), turns::ended);
        } catch (Jobs.FailedException e) {
            throw new UserException(
                    "Spark gave up: " + e.getMessage() + "; what was done is kept, the same command goes on", e);
        }
        files.delete();
    }

    private static <I> PartJob.Part part(List<I> items, int start) {
        String file = "%09d-%09d.jsonl".formatted(start, start + items.size());
        return new PartJob.Part(
                file,
                items.stream()
                        .map(item -> Json.mapper().<JsonNode>valueToTree(item))
                        .toList());
    }

    @Override
    public boolean areElsewhere() {
        return true;
    }

    /** Hands over the results of parts that end in any order in the order of their items. */
    private static final class Turns<I, R> {
        private final PartFiles<R> files;
        private final List<PartJob.Part> parts;
        private final List<I> items;
        private final BiConsumer<I, R> result;
        private final BitSet ended = new BitSet();
        private int part;
        private int item;

        /** Of the first part, what is done already is not handed over again. */
        private int skipped;

        Turns(
                PartFiles<R> files,
                List<PartJob.Part> parts,
                List<I> items,
                int done,
                int skipped,
                BiConsumer<I, R> result) {
            this.files = files;
            this.parts = parts;
            this.items = items;
            this.item = done;
            this.skipped = skipped;
            this.result = result;
        }

        void ended(int number, String failure) {
            if (!failure.isEmpty()) {
                throw new UserException(failure);
            }
            ended.set(number);
            while (ended.get(part)) {
                take(parts.get(part++));
            }
        }

        private void take(PartJob.Part next) {
            List<R> results = files.read(next);
            for (R each : results.subList(skipped, results.size())) {
                result.accept(items.get(item++), each);
            }
            skipped = 0;
        }
    }
}
