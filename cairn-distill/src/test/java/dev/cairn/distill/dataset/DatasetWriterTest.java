package dev.cairn.distill.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.Sha256;
import dev.cairn.distill.dataset.DatasetSummary.FileSummary;
import dev.cairn.distill.dataset.DatasetSummary.Leak;
import dev.cairn.scienceworld.ScienceWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetWriterTest {
    private static final DatasetPlan PLAN = new DatasetPlan(
            RowOptions.DEFAULT, List.of(Role.EXECUTOR, Role.FIRST), Selection.ALL, DatasetLayout.CAIRN, 3, true);

    private final List<AnnotatedTrajectory> trajectories = List.of(
            Kitchen.trajectory(Split.TRAIN), Kitchen.trajectory(Split.DEV), Kitchen.trajectory(Split.TRAIN, "eat pot"));

    @TempDir
    private Path directory;

    @Test
    void foldsGoToTheirFilesInTheOrderOfTheInput() {
        DatasetSummary summary = write(PLAN);

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

        write(PLAN);

        assertThat(stale).doesNotExist();
    }

    @Test
    void eachTaskHasItsOwnFilesToo() {
        write(PLAN);

        assertThat(directory.resolve("executor/tasks/1-1.train.jsonl"))
                .hasSameTextualContentAs(directory.resolve("executor/train.jsonl"));
    }

    @Test
    void smallValidationSetIsDrawnFromTheValidationRows() {
        write(PLAN);

        assertThat(rows("executor/val.mini.jsonl"))
                .hasSize(3)
                .isSubsetOf(rows("executor/val.jsonl"))
                .isNotEqualTo(rows("executor/val.jsonl").subList(0, 3));
    }

    @Test
    void everyLineHasTheSameKeysOfTheSameTypes() throws IOException {
        write(PLAN);

        for (JsonNode line : lines("executor/train.jsonl", "executor/val.mini.jsonl", "first/val.jsonl")) {
            assertThat(line.properties())
                    .extracting(field -> field.getKey() + " " + field.getValue().getNodeType())
                    .containsExactly(
                            "input STRING",
                            "target STRING",
                            "task_id NUMBER",
                            "variation_id NUMBER",
                            "task_real_id STRING");
        }
    }

    @Test
    void summaryTellsSizesDigestsAndSkippedActions() throws IOException {
        DatasetSummary summary = write(PLAN);

        assertThat(summary.skipped()).containsExactlyEntriesOf(Map.of("eat pot", 1));
        assertThat(summary.files().get(0)).satisfies(file -> {
            assertThat(file.path()).isEqualTo("executor/train.jsonl");
            assertThat(file.trajectories()).isEqualTo(2);
            assertThat(file.maxTargetChars()).isEqualTo("OPEN_DOOR(kitchen)".length());
            assertThat(file.meanInputChars()).isBetween(1.0, (double) file.maxInputChars());
            assertThat(file.sha256()).isEqualTo(Sha256.of(directory.resolve(file.path())));
            assertThat(file.bytes()).isEqualTo(Files.size(directory.resolve(file.path())));
        });
        assertThat(Json.mapper().readValue(directory.resolve("dataset.json").toFile(), DatasetSummary.class))
                .isEqualTo(summary);
    }

    @Test
    void cardNamesTheFilesForHuggingFaceAndTheTokens() throws IOException {
        TokenCounter words = new TokenCounter("words", text -> text.split(" ").length, 60);
        DatasetSummary summary = new DatasetWriter(ScienceWorld.textsOnly(), PLAN, Optional.of(words), 1)
                .write(directory, TrajectorySource.of(trajectories));

        FileSummary train = summary.files().get(0);
        assertThat(train.tokens()).hasValueSatisfying(tokens -> {
            List<Integer> counts = rows("executor/train.jsonl").stream()
                    .map(row -> row.input().split(" ").length)
                    .sorted()
                    .toList();
            assertThat(tokens.medianInput()).isEqualTo(counts.get(4));
            assertThat(tokens.maxInput()).isEqualTo(counts.get(8));
            assertThat(tokens.truncated())
                    .isEqualTo((int) counts.stream().filter(n -> n > 60).count())
                    .isPositive();
        });
        assertThat(Files.readString(directory.resolve("README.md")))
                .startsWith("---\nlicense: apache-2.0\n")
                .contains("""
                    - config_name: executor
                      data_files:
                      - split: train
                        path: executor/train.jsonl
                      - split: validation
                        path: executor/val.jsonl
                    """)
                .contains(train.sha256(), "Tokens by `words`", "`eat pot` (1)");
    }

    @Test
    void moreThanOneUnsayableActionInAHundredIsAnErrorThatListsThemAndNothingIsWritten() {
        List<AnnotatedTrajectory> many = new ArrayList<>(Collections.nCopies(30, Kitchen.trajectory(Split.TRAIN)));
        many.add(Kitchen.trajectory(Split.TRAIN, "eat pot"));
        DatasetSummary summary =
                new DatasetWriter(ScienceWorld.textsOnly(), PLAN).write(directory, TrajectorySource.of(many));
        assertThat(summary.skipped()).containsExactlyEntriesOf(Map.of("eat pot", 1));

        many.add(Kitchen.trajectory(Split.TRAIN, "eat pot"));
        many.add(Kitchen.trajectory(Split.TRAIN, "juggle"));
        Path other = directory.resolve("other");
        assertThatThrownBy(
                        () -> new DatasetWriter(ScienceWorld.textsOnly(), PLAN).write(other, TrajectorySource.of(many)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cannot say and read back 3 of 132 actions: 'eat pot' (2), 'juggle' (1)");
        assertThat(other.resolve("dataset.json")).doesNotExist();
    }

    @Test
    void variationInTwoFoldsIsAnErrorAndNothingIsWritten() {
        AnnotatedTrajectory train = trajectories.get(0);
        Variation variation = train.trajectory().variation();
        AnnotatedTrajectory test = new AnnotatedTrajectory(
                new dev.cairn.core.Trajectory(
                        new Variation(variation.task(), variation.number(), Split.TEST),
                        train.trajectory().taskDescription(),
                        train.trajectory().steps()),
                train.segments(),
                "hand");

        assertThatThrownBy(() -> new DatasetWriter(ScienceWorld.textsOnly(), PLAN)
                        .write(directory, TrajectorySource.of(List.of(train, test))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("1-1/7 is in two splits, train and test");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void rowsThatTrainingHasTooAreCounted() {
        DatasetSummary summary = write(PLAN);

        assertThat(summary.leaks()).containsExactly(new Leak("executor", "val", 5, 5), new Leak("first", "val", 1, 1));
        assertThat(summary.repeated()).containsExactlyEntriesOf(Map.of("1-1/7", 2));
    }

    @Test
    void failureOfTheSourceLeavesTheOldDataSet() throws IOException {
        write(PLAN);
        String before = Files.readString(directory.resolve("executor/train.jsonl"));
        TrajectorySource torn = new TrajectorySource() {
            @Override
            public List<Heading> headings() {
                return TrajectorySource.of(trajectories).headings();
            }

            @Override
            public AnnotatedTrajectory read(int index) {
                if (index == 2) {
                    throw new IllegalStateException("torn input");
                }
                return trajectories.get(index);
            }
        };

        assertThatThrownBy(() -> new DatasetWriter(ScienceWorld.textsOnly(), PLAN).write(directory, torn))
                .hasMessage("torn input");

        assertThat(directory.resolve("executor/train.jsonl")).hasContent(before);
        assertThat(directory.resolve("executor")).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void sameInputGivesTheSameBytesWithAnyNumberOfThreads() throws IOException {
        new DatasetWriter(ScienceWorld.textsOnly(), PLAN)
                .write(directory.resolve("one"), TrajectorySource.of(trajectories));
        new DatasetWriter(ScienceWorld.textsOnly(), PLAN, Optional.empty(), 3)
                .write(directory.resolve("two"), TrajectorySource.of(trajectories));

        List<String> files = files(directory.resolve("one"));
        assertThat(files).contains("executor/val.mini.jsonl", "README.md").isEqualTo(files(directory.resolve("two")));
        for (String file : files) {
            assertThat(directory.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(directory.resolve("two").resolve(file));
        }
    }

    private DatasetSummary write(DatasetPlan plan) {
        return new DatasetWriter(ScienceWorld.textsOnly(), plan).write(directory, TrajectorySource.of(trajectories));
    }

    private List<Example> rows(String file) {
        return Jsonl.read(directory.resolve(file), Example.class);
    }

    private List<JsonNode> lines(String... files) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String file : files) {
            for (String line : Files.readAllLines(directory.resolve(file))) {
                lines.add(Json.mapper().readTree(line));
            }
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
