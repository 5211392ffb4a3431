package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static dev.cairn.cli.Command.killWhen;
import static dev.cairn.cli.Command.lines;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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
    private static final String SMALL = """
            tasks: 4-2
            gold: {train-per-task: 2, dev-per-task: 1}
            model: {vocabulary: 400, d-model: 16, d-ff: 16, layers: 1, heads: 2}
            train:
              curriculum-steps: 4
              base: {steps: 12, schedule: {warmup-steps: 2}, evaluation: {every: 4, sample: 2}}
              roles: {steps: 12, evaluation: {every: 4}, mix: {final-step-weight: 2, hard-example-weight: 2}}
              controller-steps: 12
              first-steps: 12
              refinements: 1
            evaluate: {max-variations: 1, beams: 1}
            """;

    @TempDir
    private Path folder;

    private Path recipe = Path.of("");
    private Path run = Path.of("");

    @BeforeEach
    void write() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        ObjectNode reference = (ObjectNode)
                yaml.readTree(Path.of("../configs/scienceworld.yaml").toFile());
        yaml.readerForUpdating(reference).readValue(SMALL);
        String text = yaml.writeValueAsString(reference);
        recipe = Files.writeString(folder.resolve("recipe.yaml"), text);
        run = folder.resolve("run");
    }

    @Test
    void aKilledPipelineGoesOnAndAFinishedOneIsDone() throws IOException {
        killWhen(() -> lines(run.resolve("train-base/metrics.jsonl")) > 3, arguments());
        assertThat(run.resolve("train-curriculum/model/model.safetensors")).exists();
        FileTime curriculum = Files.getLastModifiedTime(run.resolve("train-curriculum/model/model.safetensors"));

        Command.Result result = cairn(arguments());
        assertThat(result.err()).doesNotContain("cairn:");
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("3 gold trajectories", "base", "executor", "controller", "first", "swift")
                .contains("two-level", "random", "gold");
        assertThat(Files.getLastModifiedTime(run.resolve("train-curriculum/model/model.safetensors")))
                .isEqualTo(curriculum);
        assertThat(run.resolve("models/controller/cairn.json")).exists();
        assertThat(run.resolve("train-controller/wrong-controller.json")).doesNotExist();
        assertThat(run.resolve("train-controller-refinement-1/wrong-controller.json"))
                .exists();
        assertThat(run.resolve("models/controller/model.safetensors"))
                .hasSameBinaryContentAs(run.resolve("train-controller-refinement-1/model/model.safetensors"));

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
