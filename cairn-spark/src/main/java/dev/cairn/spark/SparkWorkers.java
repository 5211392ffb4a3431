package dev.cairn.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.DomainSpec;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.work.ItemWork;
import dev.cairn.pipeline.work.Workers;
import dev.cairn.spark.engine.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
        if (done == items.size()) {
            return;
        }
        Path folder = AtomicFiles.createDirectories(run.file(FOLDER).toAbsolutePath());
        PartJob job = new PartJob(
                PartJob.thisCairn(),
                work.getClass().getName(),
                Json.mapper().valueToTree(work),
                world,
                provenance,
                folder);
        int size = work.together();
        List<PartJob.Part> parts = new ArrayList<>();
        for (int start = done / size * size; start < items.size(); start += size) {
            parts.add(part(items.subList(start, Math.min(items.size(), start + size)), start));
        }
        Turns<I, R> turns = new Turns<>(folder, work.resultType(), parts, items, done, done % size, result);
        try {
            jobs.run(Json.write(job), parts.stream().map(Json::write).toList(), turns::ended);
        } catch (Jobs.FailedException e) {
            throw new UserException(
                    "Spark gave up: " + e.getMessage() + "; what was done is kept, the same command goes on", e);
        }
        delete(folder);
    }

    private static <I> PartJob.Part part(List<I> items, int start) {
        String file = "%09d-%09d.jsonl".formatted(start, start + items.size());
        return new PartJob.Part(
                file,
                items.stream()
                        .map(item -> Json.mapper().<JsonNode>valueToTree(item))
                        .toList());
    }

    /** All results are in the run's own files. */
    private static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    @Override
    public boolean areElsewhere() {
        return true;
    }

    /** Hands over the results of parts that end in any order in the order of their items. */
    private static final class Turns<I, R> {
        private final Path folder;
        private final Class<R> type;
        private final List<PartJob.Part> parts;
        private final List<I> items;
        private final BiConsumer<I, R> result;
        private final BitSet ended = new BitSet();
        private int part;
        private int item;

        /** Of the first part, what is done already is not handed over again. */
        private int skipped;

        Turns(
                Path folder,
                Class<R> type,
                List<PartJob.Part> parts,
                List<I> items,
                int done,
                int skipped,
                BiConsumer<I, R> result) {
            this.folder = folder;
            this.type = type;
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
            Path file = folder.resolve(next.file());
            List<R> results = Jsonl.read(file, type);
            if (results.size() != next.items().size()) {
                throw new UserException(file + " has " + results.size() + " results instead of "
                        + next.items().size() + "; delete it, and run the same command again");
            }
            for (R each : results.subList(skipped, results.size())) {
                result.accept(items.get(item++), each);
            }
            skipped = 0;
        }
    }
}
