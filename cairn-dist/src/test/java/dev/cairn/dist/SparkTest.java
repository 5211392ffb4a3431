package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.Command;
import dev.cairn.core.Episode;
import dev.cairn.core.io.Jsonl;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands with {@code --master} on a real standalone cluster, some of whose processes are killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparkTest {
    private static final List<String> GOLD =
            List.of("gold", "--tasks", "4-1,5-1", "--per-task", "24", "--edits", "no-op");
    private static final int MINUTES = 4;

    @TempDir
    private static Path folder;

    private SparkCluster cluster;
    private Path plain;

    /** A folder as a release has it, of the classes that this test runs with. */
    @BeforeAll
    void startClusterAndRecordInOneProcess() throws IOException, InterruptedException {
        cluster = SparkCluster.start(folder);
        Path lib = Files.createDirectories(folder.resolve("cairn/lib"));
        int count = 0;
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isDirectory(path)) {
                jar(
                        path,
                        lib.resolve(
                                (Files.exists(path.resolve("dev/cairn/spark/engine")) ? "cairn-spark-" : "a-classes-")
                                        + count++ + ".jar"));
            } else if (path.getFileName().toString().startsWith("cairn-spark-")) {
                // Spark follows links, and Cairn is where this jar is
                Files.copy(path, lib.resolve(path.getFileName()));
            } else if (Files.exists(path)) {
                Files.createSymbolicLink(lib.resolve(path.getFileName()), path);
            }
        }
        Path bin = Files.createDirectories(folder.resolve("cairn/bin"));
        Files.copy(Path.of("..", "cairn"), bin.resolve("cairn"));
        assertThat(bin.resolve("cairn").toFile().setExecutable(true)).isTrue();
        plain = folder.resolve("plain");
        assertThat(Command.cairn(with(GOLD, plain).toArray(String[]::new)).exit())
                .isZero();
    }

    @AfterAll
    void stopAndRemoveLinks() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
        try (Stream<Path> links = Files.list(folder.resolve("cairn/lib"))) {
            for (Path link : links.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** First an executor dies, then the process that deals out the work; the same command goes on, and does no part again. */
    @Test
    void gold_isTheSame_whoeverDies() throws IOException, InterruptedException {
        Path run = folder.resolve("killed");
        Process driver = start(with(GOLD, run));
        until(driver, () -> parts(run) > 0);
        cluster.executors().get(0).destroyForcibly();
        until(driver, () -> parts(run) > 1);
        driver.descendants().forEach(ProcessHandle::destroyForcibly);
        driver.destroyForcibly().waitFor();
        // as if it had died before it read the first result
        Files.writeString(run.resolve("trajectories.jsonl"), "");
        Files.writeString(run.resolve("edited.jsonl"), "");
        String own = "This room is called";
        String mark = "What only the finished part says is";
        Path done;
        try (Stream<Path> files = Files.list(run.resolve("parts"))) {
            done = files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(done, Files.readString(done).replaceFirst(own, mark));

        end(start(with(GOLD, run)), 0);

        Path trajectories = run.resolve("trajectories.jsonl");
        assertThat(trajectories).content().contains(mark);
        Files.writeString(trajectories, Files.readString(trajectories).replace(mark, own));
        assertSameGold(run);
    }

    /** An executor stands still in the middle of a part, longer than Spark is patient; a copy of the part on the other one counts. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the workers need addresses of their own")
    void gold_isTheSame_whenACopyOfAPartIsFaster() throws IOException, InterruptedException {
        Path run = folder.resolve("stopped");
        Process driver = start(
                with(GOLD, run),
                " --conf spark.speculation=true --conf spark.speculation.quantile=0.5"
                        + " --conf spark.speculation.multiplier=1 --conf spark.network.timeout=1h");
        until(driver, () -> parts(run) > 0);
        ProcessHandle executor = cluster.executors().get(0);
        signal("STOP", executor);
        try {
            end(driver, 0);
            assertSameGold(run);
        } finally {
            signal("CONT", executor);
        }
        executor.onExit().orTimeout(1, TimeUnit.MINUTES).join();
        assertThat(run.resolve("parts")).doesNotExist();
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private void assertSameGold(Path run) {
        for (String file : List.of("trajectories.jsonl", "edited.jsonl", "lost.jsonl", "report.json", "report.md")) {
            assertThat(run.resolve(file)).hasSameBinaryContentAs(plain.resolve(file));
        }
        assertThat(run.resolve("parts")).doesNotExist();
    }

    @Test
    void subGoalsAndRows_areTheSame() throws IOException, InterruptedException {
        List<String> annotate = List.of("annotate", "--trajectories", plain.toString());
        Path cut = folder.resolve("cut");
        assertThat(Command.cairn(with(annotate, cut).toArray(String[]::new)).exit())
                .isZero();
        Path cutThere = folder.resolve("cut-there");
        end(start(with(annotate, cutThere)), 0);
        assertThat(cutThere.resolve("annotated.jsonl")).hasSameBinaryContentAs(cut.resolve("annotated.jsonl"));

        List<String> dataset = List.of("dataset", "--annotated", cut.toString());
        Path rows = folder.resolve("rows");
        assertThat(Command.cairn(with(dataset, rows).toArray(String[]::new)).exit())
                .isZero();
        Path rowsThere = folder.resolve("rows-there");
        end(start(with(dataset, rowsThere)), 0);
        for (String file : List.of("executor/train.jsonl", "controller/train.jsonl", "dataset.json", "README.md")) {
            assertThat(rowsThere.resolve(file)).hasSameBinaryContentAs(rows.resolve(file));
        }
    }

    @Test
    void anAgentWithModels_playsTheSame() throws IOException, InterruptedException {
        List<String> evaluate = List.of(
                "evaluate",
                "--models",
                Path.of("..", "models").toAbsolutePath().normalize().toString(),
                "--tasks",
                "4-1,4-2",
                "--max-variations",
                "2");
        Path here = folder.resolve("evaluated");
        assertThat(Command.cairn(with(evaluate, here).toArray(String[]::new)).exit())
                .isZero();
        Path there = folder.resolve("evaluated-there");
        end(start(with(evaluate, there)), 0);
        assertThat(episodes(there)).hasSize(4).isEqualTo(episodes(here));
        assertThat(there.resolve("result.json")).hasSameTextualContentAs(here.resolve("result.json"));
    }

    private static List<Episode> episodes(Path run) {
        return Jsonl.read(run.resolve("episodes.jsonl"), Episode.class).stream()
                .map(Episode::untimed)
                .toList();
    }

    private static List<String> with(List<String> command, Path run) {
        return Stream.concat(command.stream(), Stream.of("--run-dir", run.toString()))
                .toList();
    }

    private Process start(List<String> arguments) throws IOException {
        return start(arguments, "");
    }

    private Process start(List<String> arguments, String options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("cairn/bin/cairn").toString()));
        command.addAll(arguments);
        command.addAll(List.of("--master", cluster.master()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().putAll(cluster.environment());
        builder.environment()
                .put("CAIRN_SPARK_OPTS", "--conf spark.executor.cores=1 --conf spark.executor.memory=1g" + options);
        return builder.start();
    }

    /** Waits for its end; what it said. */
    private static String end(Process process, int exit) throws IOException, InterruptedException {
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        String said = Files.readString(folder.resolve("said"));
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void until(Process process, Condition condition) throws IOException, InterruptedException {
        while (!condition.holds()) {
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("said")))
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long parts(Path run) throws IOException {
        if (!Files.isDirectory(run.resolve("parts"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(run.resolve("parts"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).count();
        }
    }

    private static void jar(Path classes, Path jar) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
                        "cf",
                        jar.toString(),
                        "-C",
                        classes.toString(),
                        ".")
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
