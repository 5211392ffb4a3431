package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Episode;
import dev.cairn.core.io.Jsonl;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The models in {@code models/}, on the real simulator. */
class ShippedModelsTest {
    private static final Path MODELS = Path.of("..", "models");

    @TempDir
    private Path folder;

    @Test
    void theTwoLevelAgentPursuesSubGoalsAndScores() {
        List<Episode> episodes = evaluate("two-level", "a");
        assertThat(episodes).allSatisfy(episode -> {
            assertThat(episode.subGoals()).isNotEmpty();
            assertThat(episode.steps())
                    .first()
                    .satisfies(step -> assertThat(step.subGoal()).isPresent());
        });
        assertThat(episodes.stream().mapToInt(Episode::score).average().orElse(0))
                .isGreaterThan(20);
    }

    @Test
    void theDoctorFindsNothingAmiss() {
        Command.Result result = cairn("doctor", "--models", MODELS.toString());
        assertThat(result.out())
                .contains("ok     simulator jar")
                .contains("libtorch 2.")
                .doesNotContain("FAILED");
        assertThat(result.exit()).isZero();
    }

    private List<Episode> evaluate(String agent, String name) {
        Command.Result result = cairn(
                "evaluate",
                "--agent",
                agent,
                "--tasks",
                "4-2,7-1",
                "--max-variations",
                "2",
                "--models",
                MODELS.toString(),
                "--run-dir",
                folder.resolve(name).toString());
        assertThat(result.err()).doesNotContain("cairn:");
        assertThat(result.exit()).isZero();
        return Jsonl.read(folder.resolve(name).resolve("episodes.jsonl"), Episode.class);
    }
}
