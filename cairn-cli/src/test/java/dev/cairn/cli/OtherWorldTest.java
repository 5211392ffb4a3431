package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static dev.cairn.cli.Command.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.annotation.AnnotationRules;
import dev.cairn.domain.toy.ToyWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trajectories of a world that is not ScienceWorld, by the format of {@code docs/reference/files.md} alone. */
class OtherWorldTest {
    private static final String INTRODUCTION = "You help an agent in a house of four rooms.";

    private static final AnnotationRules RULES = new ToyWorld().annotationRules();

    @TempDir
    private Path folder;

    private List<Trajectory> recorded = List.of();

    @BeforeEach
    void record() {
        recorded = toyTrajectories();
        AtomicFiles.write(
                folder.resolve("toy.jsonl"),
                recorded.stream()
                        .map(trajectory -> Json.write(trajectory) + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void languageModelCutsThemAndRowsAreMadeOfThem() throws IOException {
        AtomicFiles.write(folder.resolve("examples/system.txt"), INTRODUCTION);
        try (ModelStandIn server = new ModelStandIn()) {
            Command.Result annotated = annotate(
                    "--annotator",
                    "llm",
                    "--llm-url",
                    server.url(),
                    "--llm-model",
                    "stand-in",
                    "--answers",
                    folder + "/answers",
                    "--examples",
                    folder + "/examples");
            assertThat(annotated.exit()).as(annotated.err()).isZero();
            assertThat(server.introductions()).containsExactly(INTRODUCTION);
        }
        assertEveryTrajectoryIsCut();
        assertRows(dataset());
    }

    @Test
    void rulesCutThem() {
        Command.Result annotated = annotate("--annotator", "rules");

        assertThat(annotated.exit()).as(annotated.err()).isZero();
        assertEveryTrajectoryIsCut();
    }

    @Test
    void whatWasMadeForOneWorldIsRefusedByAnother() {
        annotate("--annotator", "rules");
        Command.Result rows = cairn("dataset", "--annotated", folder + "/annotated", "--run-dir", folder + "/other");

        assertThat(rows.exit()).isEqualTo(2);
        assertThat(rows.err())
                .contains("was made for the domain toy, not for scienceworld")
                .contains("--domain toy");
    }

    @Test
    void damagedAnswersAreRepaired() {
        AtomicFiles.write(
                folder.resolve("answers.jsonl"),
                recorded.stream()
                        .map(trajectory -> Json.write(new Answer(
                                        trajectory.variation().key(),
                                        "1. all(of it) {'" + actions(trajectory).get(0) + "', 'sing a song'}"
                                                + "\n2. the(end): ['" + last(actions(trajectory)) + "']"))
                                + "\n")
                        .collect(Collectors.joining()));
        Command.Result annotated = annotate("--annotator", "recorded", "--recorded", folder + "/answers.jsonl");

        assertThat(annotated.exit()).as(annotated.err()).isZero();
        assertEveryTrajectoryIsCut();
        assertThat(lines(folder.resolve("annotated/repairs.jsonl"))).isEqualTo(recorded.size());
    }

    @Test
    void exampleOfTheDocumentationIsATrajectory() throws IOException {
        String example = Files.readString(Path.of("../docs/reference/files.md"))
                .lines()
                .filter(line -> line.startsWith("{\"variation\""))
                .collect(Collectors.joining("\n"));
        AtomicFiles.write(folder.resolve("toy.jsonl"), example + "\n");

        assertThat(Jsonl.read(folder.resolve("toy.jsonl"), Trajectory.class))
                .as("as it is recorded")
                .hasSize(1)
                .isSubsetOf(recorded);
    }

    private record Answer(String variation, String answer) {}

    private Command.Result annotate(String... more) {
        List<String> command = new ArrayList<>(List.of(
                "annotate",
                "--domain",
                "toy",
                "--trajectories",
                folder + "/toy.jsonl",
                "--run-dir",
                folder + "/annotated"));
        command.addAll(Arrays.asList(more));
        return cairn(command.toArray(String[]::new));
    }

    private void assertEveryTrajectoryIsCut() {
        assertThat(lines(folder.resolve("annotated/unannotated.jsonl"))).isZero();
        assertThat(Jsonl.read(folder.resolve("annotated/annotated.jsonl"), AnnotatedTrajectory.class))
                .extracting(AnnotatedTrajectory::trajectory)
                .containsExactlyElementsOf(recorded.stream().map(RULES::kept).toList());
    }

    private DatasetSummary dataset() throws IOException {
        Command.Result made = cairn(
                "dataset",
                "--domain",
                "toy",
                "--annotated",
                folder + "/annotated",
                "--json",
                "--run-dir",
                folder + "/rows");
        assertThat(made.exit()).as(made.err()).isZero();
        return Json.mapper().readValue(made.out(), DatasetSummary.class);
    }

    /** Every action is a row of swift, and the formal language can say every one for the executor. */
    private void assertRows(DatasetSummary summary) {
        Set<String> said = Stream.of("train", "val", "test")
                .flatMap(split -> Jsonl.read(folder.resolve("rows/swift/" + split + ".jsonl"), Example.class).stream())
                .map(Example::target)
                .collect(Collectors.toSet());
        assertThat(said)
                .isEqualTo(recorded.stream()
                        .flatMap(trajectory -> actions(trajectory).stream())
                        .collect(Collectors.toSet()));
        assertThat(summary.skipped()).isEmpty();
        assertThat(summary.files()).allSatisfy(file -> assertThat(file.rows()).isPositive());
    }

    private static List<String> actions(Trajectory trajectory) {
        return RULES.kept(trajectory).steps().stream().map(Step::action).toList();
    }

    private static String last(List<String> actions) {
        return actions.get(actions.size() - 1);
    }

    private static List<Trajectory> toyTrajectories() {
        ToyWorld world = new ToyWorld();
        List<Trajectory> trajectories = new ArrayList<>();
        try (TextEnvironment environment = world.open()) {
            for (TaskId task : world.tasks().all()) {
                for (Split split : Split.values()) {
                    world.tasks()
                            .variations(task, split)
                            .forEach(variation -> trajectories.add(TrajectoryRecorder.record(environment, variation)));
                }
            }
        }
        return trajectories;
    }
}
