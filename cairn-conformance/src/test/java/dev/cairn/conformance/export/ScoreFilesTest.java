package dev.cairn.conformance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.EvaluationRun;
import dev.cairn.core.run.Manifest;
import dev.cairn.core.score.EpisodeScore;
import dev.cairn.pipeline.export.ExportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFilesTest {
    @TempDir
    private Path folder;

    @Test
    void scoresGoOutInTheFilesOfThePublishedCode() throws IOException {
        Manifest manifest = new Manifest(
                "evaluate",
                "2026-01-01T00:00:00Z",
                "0",
                "c",
                Json.mapper().readTree("{\"agent\": \"gold\", \"protocol\": {\"name\": \"mini\"}}"),
                Map.of(),
                Map.of());
        EvaluationRun run =
                new EvaluationRun(folder, manifest, true, EpisodeScore.all(List.of(episode(0, 100), episode(1, 35))));

        assertThat(ScoreFiles.write(run, folder.resolve("scores"))).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("scores/task7-score.txt"))).isEqualTo("""

            Task name:find-non-living-thingScores: [100] Average score: 100.0 Args: {'agent': 'gold', 'protocol': 'mini'}

            Task name:find-non-living-thingScores: [100, 35] Average score: 67.5 Args: {'agent': 'gold', 'protocol': 'mini'}
            """);
    }

    @Test
    void unknownFormatIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> ExportFormat.named("score"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("sharegpt, chat, scores");
    }

    private static Episode episode(int number, int score) {
        Variation variation = new Variation(new TaskId(7, "find-non-living-thing", "4-2"), number, Split.TEST);
        return new Episode(
                "gold",
                "mini",
                variation,
                "Find.",
                score,
                score,
                score,
                1,
                EndReason.COMPLETED,
                List.of(),
                List.of(),
                List.of());
    }
}
