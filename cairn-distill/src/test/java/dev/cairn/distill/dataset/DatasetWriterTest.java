package dev.cairn.distill.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Fold;
import dev.cairn.core.Role;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetWriterTest {
    private final DatasetWriter writer = new DatasetWriter(RowOptions.DEFAULT, List.of(Role.EXECUTOR, Role.FIRST));
    private final List<AnnotatedTrajectory> trajectories = List.of(
            Kitchen.trajectory(Fold.TRAIN), Kitchen.trajectory(Fold.DEV), Kitchen.trajectory(Fold.TRAIN, "eat pot"));

    @TempDir
    private Path directory;

    @Test
    void foldsGoToTheirFilesInTheOrderOfTheInput() {
        DatasetSummary summary = writer.write(directory, trajectories::forEach);

        assertThat(rows("executor/train.jsonl"))
                .extracting(Example::target)
                .containsExactly(
                        "OPEN_DOOR(kitchen)",
                        "GO(kitchen)",
                        "END_SG()",
                        "PICK(pot)",
                        "FOCUS(water)",
                        "OPEN_DOOR(kitchen)",
                        "GO(kitchen)",
                        "END_SG()",
                        "FOCUS(water)");
        assertThat(rows("executor/val.jsonl")).hasSize(5);
        assertThat(rows("first/train.jsonl")).hasSize(2);
        assertThat(summary.rows("executor", "train")).isEqualTo(9);
        assertThat(summary.rows("first", "val")).isEqualTo(1);
    }

    @Test
    void foldWithoutTrajectoriesLeavesNoFile() throws IOException {
        Path stale = Files.createDirectories(directory.resolve("executor")).resolve("test.jsonl");
        Files.writeString(stale, "from an earlier data set\n");

        writer.write(directory, trajectories::forEach);

        assertThat(stale).doesNotExist();
    }

    @Test
    void summaryTellsSizesAndSkippedActions() throws IOException {
        DatasetSummary summary = writer.write(directory, trajectories::forEach);

        assertThat(summary.skipped()).containsExactlyEntriesOf(Map.of("eat pot", 1));
        assertThat(summary.files().get(0)).satisfies(file -> {
            assertThat(file.path()).isEqualTo("executor/train.jsonl");
            assertThat(file.trajectories()).isEqualTo(2);
            assertThat(file.maxTargetChars()).isEqualTo("OPEN_DOOR(kitchen)".length());
            assertThat(file.meanInputChars()).isBetween(1.0, (double) file.maxInputChars());
        });
        assertThat(Json.mapper().readValue(directory.resolve("dataset.json").toFile(), DatasetSummary.class))
                .isEqualTo(summary);
    }

    @Test
    void failureOfTheSourceLeavesTheOldDataSet() throws IOException {
        writer.write(directory, trajectories::forEach);
        String before = Files.readString(directory.resolve("executor/train.jsonl"));

        assertThatThrownBy(() -> writer.write(directory, action -> {
                    action.accept(Kitchen.trajectory(Fold.TRAIN));
                    throw new IllegalStateException("torn input");
                }))
                .hasMessage("torn input");

        assertThat(directory.resolve("executor/train.jsonl")).hasContent(before);
        assertThat(directory.resolve("executor")).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void sameInputGivesTheSameBytes() throws IOException {
        writer.write(directory.resolve("one"), trajectories::forEach);
        writer.write(directory.resolve("two"), trajectories.stream()::forEachOrdered);

        for (String file : List.of("executor/train.jsonl", "first/val.jsonl", "dataset.json")) {
            assertThat(directory.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("two").resolve(file));
        }
    }

    private List<Example> rows(String file) {
        return Jsonl.read(directory.resolve(file), Example.class);
    }
}
