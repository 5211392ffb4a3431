package dev.cairn.dist;

import static dev.cairn.cli.Command.cairn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.Command;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.scienceworld.ScienceWorldTasks;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import dev.cairn.scienceworld.gold.GoldSequencesWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void compatOriginalWritesTheFilesOfThePublishedScripts() throws IOException {
        Command.Result result =
                cairn("dataset", "--annotated", annotated(), "--compat", "original", "--run-dir", folder + "/ds");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(folder.resolve("ds/executor/data_dir/train/4-3.train.json")).isNotEmptyFile();
        assertThat(folder.resolve("ds/executor/data_dir/4.val.mini.json")).isNotEmptyFile();
        assertThat(folder.resolve("ds/controller/fast_system.val.mini.jsonl")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("ds/executor/fast_system.train.jsonl")))
                .startsWith("{\"input\": \"Find a plant. </s> Time: 1;");
    }

    @Test
    void startingAnewOverwritesNoRun() throws IOException {
        String[] again = {"dataset", "--annotated", annotated(), "--fresh", "--run-dir", folder + "/ds"};
        assertThat(cairn(again).exit()).isZero();
        String before = Files.readString(folder.resolve("ds/result.json"));

        Command.Result second = cairn(again);
        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.err()).contains("ds holds a run already").contains("delete this one");
        assertThat(folder.resolve("ds/result.json")).hasContent(before);
    }

    @Test
    void wordingRolesAndTokensAreTakenFromTheOptions() throws IOException {
        Command.Result result = cairn(
                "dataset",
                "--annotated",
                annotated(),
                "--wording",
                "compact",
                "--hide-progress",
                "--roles",
                "swift,executor",
                "--tokenizer",
                "../models/executor",
                "--max-input",
                "30",
                "--json",
                "--run-dir",
                folder + "/ds");

        assertThat(result.exit()).as(result.err()).isZero();
        DatasetSummary summary = Json.mapper().readValue(result.out(), DatasetSummary.class);
        assertThat(summary.wording())
                .isEqualTo(new Wording(Wording.Style.COMPACT, false, Wording.EarlierSubGoals.MEASURED, true));
        assertThat(summary.domain()).isEqualTo("scienceworld");
        assertThat(summary.files())
                .extracting(DatasetSummary.FileSummary::path)
                .containsExactly(
                        "executor/train.jsonl",
                        "executor/val.jsonl",
                        "executor/test.jsonl",
                        "swift/train.jsonl",
                        "swift/val.jsonl",
                        "swift/test.jsonl");
        assertThat(summary.files().get(0).tokens())
                .hasValueSatisfying(tokens -> assertThat(tokens.truncated()).isPositive());
        assertThat(Files.readString(folder.resolve("ds/README.md"))).contains("Tokens by `executor`");
    }

    @Test
    void differencesFromThePublishedCodeAreShownAndFail() throws IOException {
        Files.writeString(folder.resolve("action_formalize.jsonl"), """
            {"case": "edge", "input": {"action": "go to kitchen"}, "expected": "GO(kitchen)"}
            {"case": "edge", "input": {"action": "open cupboard"}, "expected": "OPEN(cupboards)"}
            """);
        Files.writeString(folder.resolve("metrics_of_tomorrow.jsonl"), "");

        Command.Result result = cairn("conformance", folder.toString());

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out())
                .contains("action_formalize         1 passed, 1 failed")
                .contains("line 2, edge: open cupboard, from character")
                .contains("expected  Optional[OPEN(cupboards)]")
                .contains("found     Optional[OPEN(cupboard)]")
                .contains("metrics_of_tomorrow      skipped: about metrics and training")
                .endsWith("1 passed, 1 failed\n");
    }

    @Test
    void agreementEndsWithTheTotalAndExitCodeZero() throws IOException {
        Files.writeString(
                folder.resolve("text_sanitize.jsonl"),
                "{\"case\": \"edge\", \"input\": {\"text\": \"a\\tb\"},"
                        + " \"expected\": {\"sanitizeStr\": \"a | b\", \"clean\": \"a b\"}}\n");

        Command.Result result = cairn("conformance", folder.toString(), "--compat", "original");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).endsWith("1 passed, 0 failed\n");
    }

    @Test
    void folderWithoutVectorsIsTheUsersMistake() {
        Command.Result result = cairn("conformance", folder + "/nowhere");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("no such folder of conformance vectors");
    }

    @Test
    void rowsASecondAreMeasuredOnRecordedGold() throws IOException {
        Path gold = folder.resolve("trajectories.jsonl");
        Files.writeString(
                gold,
                trajectories().map(trajectory -> Json.write(trajectory) + "\n").collect(Collectors.joining()));

        Command.Result result = cairn(
                "bench",
                "data",
                "--gold",
                gold.toString(),
                "--threads",
                "1,2",
                "--warm-up",
                "0",
                "--rounds",
                "1",
                "--work",
                folder + "/work");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("3 trajectories, 9 steps").contains("rows a CPU second");
    }

    @Test
    void aGoldFileOfTheOriginalLayoutIsAnnotated() {
        Path gold = folder.resolve("goldsequences-8.json.gz");
        GoldSequencesWriter.write(gold, out -> trajectories().forEach(out));

        Command.Result result =
                cairn("annotate", "--trajectories", gold.toString(), "--run-dir", folder + "/annotated");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(Jsonl.read(folder.resolve("annotated/annotated.jsonl"), AnnotatedTrajectory.class))
                .extracting(AnnotatedTrajectory::trajectory)
                .containsExactlyElementsOf(trajectories().toList());
    }

    /** The published order of tasks is that of the simulator. */
    @Test
    void tasksHaveTheirIndexInAlphabeticalOrder() {
        List<TaskId> tasks = ScienceWorldTasks.catalog().all();

        assertThat(tasks).hasSize(30).extracting(TaskId::name).isSorted();
        assertThat(tasks)
                .extracting(TaskId::index)
                .isSorted()
                .doesNotHaveDuplicates()
                .contains(0, 29);
    }

    @Test
    void thePublishedFilesAreMadeByOneOptionOrByItsParts() throws IOException {
        Path whole = published("--compat", "original");
        Path parts = published(
                "--alignment", "original", "--wording", "original", "--selection", "original", "--layout", "original");

        assertThat(Files.readAllLines(whole.resolve("data_dir/val/4-3.val.json")))
                .isNotEmpty();
        for (String file : List.of("data_dir/4.train.json", "fast_system.train.jsonl", "fast_system.val.mini.jsonl")) {
            assertThat(whole.resolve(file)).isNotEmptyFile().hasSameBinaryContentAs(parts.resolve(file));
        }
        assertThat(whole.resolveSibling("README.md")).content().contains("path: executor/fast_system.train.jsonl");
    }

    @Test
    void anUnknownLayoutIsTheUsersMistake() throws IOException {
        Command.Result result = cairn("dataset", "--annotated", annotated(), "--layout", "orignal");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("unknown layout 'orignal'")
                .contains("did you mean 'original'? The layouts are cairn, original");
    }

    private Path published(String... options) throws IOException {
        Path run = folder.resolve("ds-" + options.length);
        List<String> words = new ArrayList<>(
                List.of("dataset", "--annotated", annotated(), "--roles", "executor", "--run-dir", run.toString()));
        words.addAll(List.of(options));

        Command.Result result = cairn(words.toArray(String[]::new));

        assertThat(result.exit()).as(result.err()).isZero();
        return run.resolve("executor");
    }

    private String annotated() throws IOException {
        RuleAnnotator rules = new RuleAnnotator(new ScienceWorldRules());
        Path file = folder.resolve("annotated.jsonl");
        Files.writeString(
                file,
                trajectories()
                        .map(rules::annotate)
                        .map((AnnotatedTrajectory trajectory) -> Json.write(trajectory) + "\n")
                        .collect(Collectors.joining()));
        return file.toString();
    }

    private static Stream<Trajectory> trajectories() {
        TaskId task = new TaskId(8, "find-plant", "4-3");
        return Stream.of(Split.values())
                .map(split -> new Trajectory(
                        new Variation(task, split.label().length(), split),
                        "Find a plant.",
                        List.of(
                                step("go to kitchen", "You move to the kitchen.", "hallway"),
                                step("pick up pot", "You move the pot to the inventory.", "kitchen"),
                                step("focus on plant", "You focus on the plant.", "kitchen"))));
    }

    private static Step step(String action, String observation, String room) {
        return new Step(
                action,
                observation,
                0,
                false,
                "This room is called the " + room + ". In it, you see: \n\ta pot\n\ta plant\n",
                "");
    }
}
