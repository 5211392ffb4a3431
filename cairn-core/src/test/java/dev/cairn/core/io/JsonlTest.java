package dev.cairn.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlTest {
    private static final Trajectory TRAJECTORY = new Trajectory(
            new Variation(new TaskId(5, "find-animal", "4-4"), 7, Split.TRAIN),
            "Find – an animal.",
            List.of(new Step("go to kitchen", "You\n\tmove.", 0.25, false, "look", "inventory")));

    @TempDir
    private Path folder;

    @Test
    void recordsComeBackAsTheyWere() {
        Path file = folder.resolve("t.jsonl");
        try (JsonlLog log = JsonlLog.open(file)) {
            log.append(TRAJECTORY);
            log.append(TRAJECTORY);
        }
        assertThat(Jsonl.read(file, Trajectory.class)).containsExactly(TRAJECTORY, TRAJECTORY);
    }

    @Test
    void aLineCutOffByAKillIsDroppedWhenTheLogIsOpenedAgain() throws IOException {
        Path file = folder.resolve("t.jsonl");
        try (JsonlLog log = JsonlLog.open(file)) {
            log.append(TRAJECTORY);
        }
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2), StandardOpenOption.APPEND);
        try (JsonlLog log = JsonlLog.open(file)) {
            assertThat(log.size()).isEqualTo(1);
            log.append(TRAJECTORY);
            assertThat(log.size()).isEqualTo(2);
        }
        assertThat(Files.readString(file)).isEqualTo(whole + whole);
    }

    @Test
    void blankLinesAreSkipped_alsoWhereALogIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("t.jsonl"), "\n" + Json.write(TRAJECTORY) + "\n\n \n");
        assertThat(Jsonl.read(file, Trajectory.class)).containsExactly(TRAJECTORY);
        assertThat(Jsonl.readLog(file, Trajectory.class)).containsExactly(TRAJECTORY);
    }

    @Test
    void aDamagedLineIsNamedWithItsFileAndNumber() throws IOException {
        Path file = folder.resolve("t.jsonl");
        Files.writeString(file, Json.write(TRAJECTORY) + "\n\n{\"variation\": \n");
        assertThatThrownBy(() -> Jsonl.read(file, Trajectory.class))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("t.jsonl, line 3");
    }

    @Test
    void aMissingOrUnknownFieldIsAnError() throws IOException {
        Path file = folder.resolve("t.jsonl");
        Files.writeString(file, "{\"action\":\"wait\"}\n");
        assertThatThrownBy(() -> Jsonl.read(file, Step.class)).hasMessageContaining("line 1");
        String whole = Json.write(TRAJECTORY.steps().get(0));
        Files.writeString(file, whole.replace("}", ",\"colour\":1}") + "\n");
        assertThatThrownBy(() -> Jsonl.read(file, Step.class)).hasMessageContaining("colour");
    }
}
