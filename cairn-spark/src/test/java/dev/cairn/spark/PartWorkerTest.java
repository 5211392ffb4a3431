package dev.cairn.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.Manifest;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainSpec;
import dev.cairn.pipeline.Build;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.work.ItemWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an executor does with a part, and what it says of a job that it cannot do. */
class PartWorkerTest {
    private static final DomainSpec TOY = new DomainSpec(List.of(), "toy", Map.of());

    private static final Domain WORLD = TOY.open(message -> {});

    @TempDir
    private Path folder;

    private final PartWorker worker = new PartWorker();

    interface Numbers extends ItemWork<Integer, Integer> {
        @Override
        default Class<Integer> itemType() {
            return Integer.class;
        }

        @Override
        default Class<Integer> resultType() {
            return Integer.class;
        }

        @Override
        default int together() {
            return 2;
        }

        /** The result of an item. */
        int of(int item);

        @Override
        default Open<Integer, Integer> open(Domain world, int threads, Consumer<String> notice) {
            return new Open<>() {
                @Override
                public void run(
                        List<Integer> items,
                        UnaryOperator<Function<Integer, Integer>> memory,
                        BiConsumer<Integer, Integer> done) {
                    items.forEach(item -> done.accept(item, of(item)));
                }

                @Override
                public void close() {}
            };
        }
    }

    /** Adds a number to each item. */
    record Adding(int number) implements Numbers {
        @Override
        public int of(int item) {
            return item + number;
        }
    }

    @Test
    void theResultsAreAFile_andAreNotMadeTwice() throws IOException {
        assertThat(worker.work(job(10), part("a", 1, 2), 1)).isEmpty();
        assertThat(folder.resolve("a")).hasContent("11\n12\n");
        Files.writeString(folder.resolve("a"), "3\n4\n");
        assertThat(worker.work(job(10), part("a", 1, 2), 1)).isEmpty();
        assertThat(folder.resolve("a")).hasContent("3\n4\n");
        assertThat(worker.work(job(20), part("b", 1), 1)).isEmpty();
        assertThat(folder.resolve("b")).hasContent("21\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    /** Breaks down at 3 and at 4 while there is such a file. */
    record Breaking(Path broken) implements Numbers {
        @Override
        public boolean isSound(Integer result) {
            return result >= 0;
        }

        @Override
        public int of(int item) {
            return item / 3 == 1 && Files.exists(broken) ? -1 : item;
        }
    }

    @Test
    void aPartThatBrokeDownIsDoneAgainByTheNextProcess_exceptWhatTheRunHasTaken() throws IOException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        Breaking work = new Breaking(Files.createFile(folder.resolve("broken")));
        String job = job(work, parts, TOY, world());
        List<String> all = List.of(part("a", 1, 2), part("b", 2, 3), part("c", 4, 5));
        all.forEach(part -> assertThat(worker.work(job, part, 1)).isEmpty());
        assertThat(parts.resolve("b")).hasContent("2\n-1\n");
        List<PartJob.Part> read =
                all.stream().map(part -> PartJob.read(part, PartJob.Part.class)).toList();
        PartFiles<Integer> files = new PartFiles<>(parts, work);

        files.deleteBroken(read.subList(1, 3), 2);
        assertThat(parts.resolve("b")).exists();
        assertThat(parts.resolve("c")).doesNotExist();

        files.deleteBroken(read, 0);
        Files.delete(work.broken());
        all.forEach(part -> assertThat(worker.work(job, part, 1)).isEmpty());
        assertThat(parts.resolve("a")).hasContent("1\n2\n");
        assertThat(parts.resolve("b")).hasContent("2\n3\n");
        assertThat(parts.resolve("c")).hasContent("4\n5\n");
    }

    /** As after a process that was killed between its last result and the end. */
    @Test
    @SuppressWarnings("NullAway") // nothing is left that a cluster could do
    void whenAllIsDone_noPartsStay() throws IOException {
        Manifest manifest =
                new Manifest("numbers", "now", "1", "unknown", Json.mapper().createObjectNode(), Map.of(), Map.of());
        try (RunDirectory run = RunDirectory.openAt(folder.resolve("run"), manifest, Clock.systemUTC())) {
            Files.writeString(Files.createDirectory(run.file("parts")).resolve("a"), "11\n12\n");
            new SparkWorkers(null, TOY, world(), 1)
                    .run(
                            run,
                            Progress.SILENT,
                            new Adding(10),
                            List.of(1, 2),
                            2,
                            UnaryOperator.identity(),
                            (item, result) -> {});
            assertThat(run.file("parts")).doesNotExist();
        }
    }

    /** The first that begins waits; whoever comes later does not. */
    record Slow(int number) implements Numbers {
        private static final AtomicBoolean TAKEN = new AtomicBoolean();
        private static final CountDownLatch BEGUN = new CountDownLatch(1);
        private static final CountDownLatch GO_ON = new CountDownLatch(1);

        @Override
        public int of(int item) {
            return item + number;
        }

        @Override
        public Open<Integer, Integer> open(Domain world, int threads, Consumer<String> notice) {
            Open<Integer, Integer> adding = Numbers.super.open(world, threads, notice);
            return new Open<>() {
                @Override
                public void run(
                        List<Integer> items,
                        UnaryOperator<Function<Integer, Integer>> memory,
                        BiConsumer<Integer, Integer> done) {
                    if (!TAKEN.getAndSet(true)) {
                        BEGUN.countDown();
                        try {
                            GO_ON.await();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    }
                    adding.run(items, memory, done);
                }

                @Override
                public void close() {}
            };
        }
    }

    /** As Spark runs them where one machine is slow: the run is over before the first copy is. */
    @Test
    void ofTwoCopiesOfAPart_theSlowOneLeavesNothing() throws Exception {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        String job = job(new Slow(10), parts, TOY, world());
        CompletableFuture<String> slow =
                CompletableFuture.supplyAsync(() -> new PartWorker().work(job, part("a", 1, 2), 1));
        Slow.BEGUN.await();
        assertThat(worker.work(job, part("a", 1, 2), 1)).isEmpty();
        assertThat(parts.resolve("a")).hasContent("11\n12\n");
        Files.delete(parts.resolve("a"));
        Files.delete(parts);

        Slow.GO_ON.countDown();

        assertThat(slow.get()).isEmpty();
        assertThat(parts).doesNotExist();
    }

    @Test
    void anotherCairnWouldGiveOtherResults() {
        String job = Json.write(new PartJob(
                "0.0.9 (abc)", Adding.class.getName(), Json.mapper().valueToTree(new Adding(1)), TOY, world(), folder));
        assertThat(worker.work(job, part("a", 1), 1))
                .contains(
                        "dealt out by Cairn 0.0.9 (abc)",
                        "done by Cairn " + Build.version() + " (",
                        "all machines need the same");
    }

    @Test
    void aFolderThatThisMachineDoesNotSee_isNamed() {
        assertThat(worker.work(job(new Adding(1), Path.of("/no/such/folder"), TOY, world()), part("a", 1), 1))
                .contains("there is no /no/such/folder", "same path on all machines");
    }

    @Test
    void aWorldThatIsMissingOrAnotherOneHere_isNamed() {
        assertThat(worker.work(
                        job(new Adding(1), folder, new DomainSpec(List.of(), "mars", Map.of()), world()),
                        part("a", 1),
                        1))
                .contains("unknown domain 'mars'");
        assertThat(worker.work(job(new Adding(1), folder, TOY, Map.of("jar", "sha256:1")), part("a", 1), 1))
                .contains("the world toy is another one here");
    }

    @Test
    void aMasterThatNobodyIs_isSaidAtOnce() {
        SparkProvider spark = new SparkProvider();
        assertThatThrownBy(() -> spark.connect("spark://127.0.0.1:9", TOY, WORLD, 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no Spark master answers at spark://127.0.0.1:9");
        assertThatThrownBy(() -> spark.connect("spark://", TOY, WORLD, 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("expected spark://HOST:PORT");
    }

    private String job(int number) {
        return job(new Adding(number), folder, TOY, world());
    }

    private static String job(ItemWork<?, ?> work, Path folder, DomainSpec spec, Map<String, String> provenance) {
        return Json.write(new PartJob(
                PartJob.thisCairn(),
                work.getClass().getName(),
                Json.mapper().valueToTree(work),
                spec,
                provenance,
                folder));
    }

    private static Map<String, String> world() {
        return WORLD.provenance();
    }

    private static String part(String file, Integer... items) {
        return Json.write(new PartJob.Part(
                file,
                Stream.of(items)
                        .map(item -> Json.mapper().<com.fasterxml.jackson.databind.JsonNode>valueToTree(item))
                        .toList()));
    }
}
