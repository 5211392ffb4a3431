package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static dev.cairn.cli.Command.interruptWhen;
import static dev.cairn.cli.Command.killWhen;
import static dev.cairn.cli.Command.lines;
import static dev.cairn.cli.Command.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each stage is killed with SIGKILL in the middle; the same command goes on, and the result is that of a whole run. */
class KillTest {
    @TempDir
    private Path folder;

    @Test
    void goldGoesOnWhereItWasKilled() {
        Path run = folder.resolve("gold");
        String[] command = gold(run, 12);
        killWhen(() -> lines(run.resolve("trajectories.jsonl")) >= 3, command);
        long before = lines(run.resolve("trajectories.jsonl"));
        assertThat(before).isBetween(3L, 11L);
        Command.Result again = cairn(command);
        assertThat(again.exit()).isZero();
        assertThat(again.err()).contains("were done before");
        cairn(gold(folder.resolve("whole"), 12));
        assertThat(text(run.resolve("trajectories.jsonl"))).isEqualTo(text(folder.resolve("whole/trajectories.jsonl")));
        assertThat(lines(run.resolve("trajectories.jsonl"))).isEqualTo(12);
    }

    @Test
    void editedGoldGoesOnWhereItWasKilled() {
        Path run = folder.resolve("edited");
        Path file = run.resolve("trajectories.jsonl");
        killWhen(() -> lines(file) >= 3, editedGold(run));
        assertThat(lines(file)).isBetween(3L, 13L);
        assertThat(cairn(editedGold(run)).exit()).isZero();
        Path whole = folder.resolve("whole");
        cairn(editedGold(whole));
        assertThat(text(file)).isEqualTo(text(whole.resolve("trajectories.jsonl")));
        assertThat(text(run.resolve("edited.jsonl"))).isEqualTo(text(whole.resolve("edited.jsonl")));
        assertThat(text(run.resolve("report.json"))).isEqualTo(text(whole.resolve("report.json")));
    }

    @Test
    void pathsThatSearchGoOnWhereTheyWereKilled() {
        Path run = folder.resolve("displaced");
        Path file = run.resolve("displaced.jsonl");
        killWhen(() -> Files.exists(file) && lines(file) >= 2, displaced(run));
        assertThat(lines(file)).isBetween(2L, 15L);
        assertThat(cairn(displaced(run)).exit()).isZero();
        Path whole = folder.resolve("whole");
        cairn(displaced(whole));
        assertThat(text(run.resolve("paths.jsonl"))).isEqualTo(text(whole.resolve("paths.jsonl")));
        assertThat(lines(run.resolve("paths.jsonl"))).isGreaterThan(lines(run.resolve("edited.jsonl")));
    }

    @Test
    void annotationGoesOnWhereItWasKilled() throws IOException {
        Path trajectories = manyTrajectories(6000);
        String[] command = annotate(folder.resolve("annotated"), trajectories);
        Path file = folder.resolve("annotated/annotated.jsonl");
        killWhen(() -> Files.exists(file) && file.toFile().length() > 1000, command);
        assertThat(lines(file)).isLessThan(6000);
        assertThat(cairn(command).exit()).isZero();
        cairn(annotate(folder.resolve("whole"), trajectories));
        assertThat(text(file)).isEqualTo(text(folder.resolve("whole/annotated.jsonl")));
    }

    @Test
    void evaluationGoesOnWhereItWasKilled() {
        Path run = folder.resolve("evaluation");
        String[] command = evaluate(run);
        Path file = run.resolve("episodes.jsonl");
        killWhen(() -> lines(file) >= 2, command);
        assertThat(lines(file)).isLessThan(30);
        assertThat(cairn(command).exit()).isZero();
        cairn(evaluate(folder.resolve("whole")));
        assertThat(text(file)).isEqualTo(text(folder.resolve("whole/episodes.jsonl")));
        assertThat(cairn(command).err()).contains("already finished");
    }

    @Test
    void trainingGoesOnWhereItWasKilledAndEndsWithTheSameModel() throws IOException {
        cairn(gold(folder.resolve("train"), 6));
        cairn("gold", "--tasks", "7-1", "--splits", "dev", "--per-task", "2", "--run-dir", folder + "/dev");
        Path both = Files.writeString(
                folder.resolve("both.jsonl"),
                text(folder.resolve("train/trajectories.jsonl")) + text(folder.resolve("dev/trajectories.jsonl")));
        cairn(annotate(folder.resolve("annotated"), both));
        cairn("dataset", "--annotated", folder + "/annotated", "--history", "1", "--run-dir", folder + "/dataset");

        Path run = folder.resolve("trained");
        assertThat(interruptWhen(() -> lines(run.resolve("metrics.jsonl")) > 0, train(run)))
                .isEqualTo(130);
        killWhen(() -> hasCheckpoint(run), train(run));
        Command.Result again = cairn(train(run));
        assertThat(again.exit()).isZero();
        assertThat(again.err()).contains("going on after step");
        cairn(train(folder.resolve("whole")));
        assertThat(run.resolve("model/model.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("whole/model/model.safetensors"));
        assertThat(losses(run)).isEqualTo(losses(folder.resolve("whole")));

        Path shared = folder.resolve("shared");
        assertThat(cairn(train(shared, "--processes", "2")).exit()).isZero();
        assertThat(shared.resolve("model/model.safetensors"))
                .hasSameBinaryContentAs(folder.resolve("whole/model/model.safetensors"));
    }

    private static String[] gold(Path run, int variations) {
        return new String[] {
            "gold", "--tasks", "7-1", "--per-task", Integer.toString(variations), "--run-dir", run.toString()
        };
    }

    private static String[] editedGold(Path run) {
        return new String[] {"gold", "--tasks", "8-1", "--all", "--edits", "--run-dir", run.toString()};
    }

    private static String[] displaced(Path run) {
        return new String[] {
            "gold",
            "--tasks",
            "1-2,9-1,4-4,2-1",
            "--variations",
            "10,11,12,13",
            "--edits=no-op,wait-merging,teleport,unused,names",
            "--displaced",
            "4",
            "--run-dir",
            run.toString()
        };
    }

    private static String[] annotate(Path run, Path trajectories) {
        return new String[] {"annotate", "--trajectories", trajectories.toString(), "--run-dir", run.toString()};
    }

    private static String[] evaluate(Path run) {
        return new String[] {
            "evaluate",
            "--agent",
            "random",
            "--tasks",
            "7-1,7-2,4-2",
            "--max-variations",
            "10",
            "--run-dir",
            run.toString()
        };
    }

    private String[] train(Path run, String... more) {
        String[] command = {
            "train",
            "swift",
            "--dataset",
            folder + "/dataset",
            "--run-dir",
            run.toString(),
            "--steps",
            "40",
            "--warmup-steps",
            "5",
            "--evaluate-every",
            "10",
            "--dropout",
            "0.1",
            "--average-last",
            "2",
            "--batch-tokens",
            "1024",
            "--d-model",
            "32",
            "--d-ff",
            "64",
            "--layers",
            "1",
            "--heads",
            "2",
            "--vocabulary",
            "600"
        };
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
    }

    private Path manyTrajectories(int count) throws IOException {
        cairn(gold(folder.resolve("gold"), 3));
        String three = text(folder.resolve("gold/trajectories.jsonl"));
        return Files.writeString(folder.resolve("many.jsonl"), three.repeat(count / 3));
    }

    private static boolean hasCheckpoint(Path run) {
        if (!Files.isDirectory(run)) {
            return false;
        }
        try (Stream<Path> files = Files.list(run)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("checkpoint-"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The loss curve without timings. */
    private static String losses(Path run) {
        return text(run.resolve("metrics.jsonl"))
                .lines()
                .filter(line -> line.contains("loss"))
                .reduce("", (all, line) -> all + line + "\n");
    }
}
