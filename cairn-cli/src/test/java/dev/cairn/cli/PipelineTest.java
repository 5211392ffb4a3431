package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static dev.cairn.cli.Command.killWhen;
import static dev.cairn.cli.Command.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference recipe with all of its switches, on one task and in a few steps. */
class PipelineTest {
    @TempDir
    private Path folder;

    private Path recipe = Path.of("");
    private Path run = Path.of("");

    @BeforeEach
    void write() throws IOException {
        String text = Files.readString(Path.of("../configs/scienceworld.yaml"))
                .replaceAll("(?m)^tasks: all", "tasks: 4-2")
                .replaceAll("train-per-task: \\d+", "train-per-task: 2")
                .replaceAll("dev-per-task: \\d+", "dev-per-task: 1")
                .replaceAll("vocabulary: \\d+", "vocabulary: 400")
                .replaceAll("d-model: \\d+", "d-model: 16")
                .replaceAll("d-ff: \\d+", "d-ff: 16")
                .replaceAll("layers: \\d+", "layers: 1")
                .replaceAll("heads: \\d+", "heads: 2")
                .replaceAll("prelude: \\d+", "prelude: 4")
                .replaceAll("steps: \\d+", "steps: 12")
                .replaceAll("warmup-steps: \\d+", "warmup-steps: 2")
                .replaceAll("evaluate-every: \\d+", "evaluate-every: 4")
                .replaceAll("sample: \\d+", "sample: 2")
                .replaceAll("max-variations: \\d+", "max-variations: 1")
                .replaceAll("beams: \\d+", "beams: 1")
                .replaceAll("last: 1, wrong: 1}\n", "last: 2, wrong: 2}\n");
        recipe = Files.writeString(folder.resolve("recipe.yaml"), text);
        run = folder.resolve("run");
    }

    @Test
    void aKilledPipelineGoesOnAndAFinishedOneIsDone() throws IOException {
        killWhen(() -> lines(run.resolve("train-base/metrics.jsonl")) > 3, arguments());
        assertThat(run.resolve("train-prelude/model/model.safetensors")).exists();
        FileTime prelude = Files.getLastModifiedTime(run.resolve("train-prelude/model/model.safetensors"));

        Command.Result result = cairn(arguments());
        assertThat(result.err()).doesNotContain("cairn:");
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("3 gold trajectories", "base", "executor", "controller", "first", "swift")
                .contains("two-level", "random", "gold");
        assertThat(Files.getLastModifiedTime(run.resolve("train-prelude/model/model.safetensors")))
                .isEqualTo(prelude);
        assertThat(run.resolve("models/controller/cairn.json")).exists();

        List<String> before = stamps();
        Command.Result again = cairn(arguments());
        assertThat(again.out()).isEqualTo(result.out());
        assertThat(stamps()).isEqualTo(before);
    }

    private String[] arguments() {
        return new String[] {"pipeline", recipe.toString(), "--run-dir", run.toString()};
    }

    /** Name and time of change of each model and each file of episodes. */
    private List<String> stamps() throws IOException {
        List<String> stamps = new ArrayList<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(PipelineTest::isResult).sorted().toList()) {
                stamps.add(file + " " + Files.getLastModifiedTime(file));
            }
        }
        assertThat(stamps).hasSizeGreaterThan(8);
        return stamps;
    }

    private static boolean isResult(Path file) {
        return file.endsWith("model.safetensors") || file.endsWith("episodes.jsonl");
    }
}
