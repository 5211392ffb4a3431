package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.scienceworld.ScienceWorldTasks;
import dev.cairn.scienceworld.gold.GoldSequences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "doctor", "gold", "annotate", "dataset", "train", "evaluate", "run", "play", "pipeline"})
    void everyCommandHasHelpWithItsDefaults(String command) {
        Command.Result result = cairn(command, "--help");
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("Usage: cairn " + command)
                .contains("Default: runs")
                .doesNotContain("Optional");
    }

    @Test
    void anUnknownOptionIsNamedWithTheNearestOne_andNotHiddenBehindAllOfThem() {
        Command.Result result = cairn("train", "executor", "--dataset", "rows", "--step=3", "4");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("cairn: unknown option '--step'; did you mean '--steps'?\n")
                .contains("cairn train --help")
                .doesNotContain("Usage:");
    }

    @Test
    void anUnknownCommandIsAnsweredWithAllCommands() {
        Command.Result result = cairn("evalute");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("'evalute'; did you mean 'evaluate'?").contains("Usage: cairn");
    }

    @Test
    void goldAnnotateAndDatasetFollowOnEachOther() throws IOException {
        Command.Result gold =
                cairn("gold", "--tasks", "4-2", "--per-task", "2", "--run-dir", folder + "/gold", "--json");
        assertThat(gold.exit()).isZero();
        JsonNode result = Json.mapper().readTree(gold.out());
        assertThat(result.path("trajectories").asInt()).isEqualTo(2);
        assertThat(result.path("complete").asInt()).isEqualTo(2);

        Path page = folder.resolve("page.md");
        Command.Result annotated = cairn(
                "annotate",
                "--trajectories",
                folder + "/gold",
                "--run-dir",
                folder + "/ann",
                "--markdown",
                page.toString());
        assertThat(annotated.out()).contains("2 trajectories").contains("focus_on");
        assertThat(Files.readString(page)).contains("| `navigate_to(");

        Command.Result dataset =
                cairn("dataset", "--annotated", folder + "/ann", "--run-dir", folder + "/ds", "--history", "1");
        assertThat(dataset.out()).contains("executor/train.jsonl").contains("controller/train.jsonl");
        JsonNode manifest = Json.mapper().readTree(Files.readString(folder.resolve("gold/manifest.json")));
        assertThat(manifest.path("inputs").path("domain.content").asText()).startsWith("sha256:f4e1fdce");
        assertThat(Files.readString(folder.resolve("ds/status"))).isEqualTo("finished\n");
    }

    @Test
    void allVariationsOfATaskBecomeAGoldFileAReportAndEditedPaths() throws IOException {
        String[] command = {
            "gold", "--tasks", "7-2,8-2", "--variations", "0-3", "--edits", "--run-dir", folder + "/gold"
        };
        Path file = folder.resolve("gold.json.gz");
        Command.Result result = cairn(Stream.concat(Stream.of(command), Stream.of("--goldsequences", file.toString()))
                .toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("| 7-2 lifespan-shortest-lived").contains("| all tasks");
        List<Trajectory> recorded = Jsonl.read(folder.resolve("gold/trajectories.jsonl"), Trajectory.class);
        assertThat(GoldSequences.read(file, ScienceWorldTasks.catalog()::byIndex))
                .isEqualTo(recorded);

        List<Trajectory> edited = Jsonl.read(folder.resolve("gold/edited.jsonl"), Trajectory.class);
        assertThat(edited)
                .hasSize(8)
                .allSatisfy(path -> assertThat(path.finalScore()).isEqualTo(1));
        assertThat(edited.stream().mapToInt(path -> path.steps().size()).sum())
                .isLessThan(
                        recorded.stream().mapToInt(path -> path.steps().size()).sum());
        JsonNode report = Json.mapper().readTree(Files.readString(folder.resolve("gold/report.json")));
        assertThat(report.path("all").path("trajectories").asInt()).isEqualTo(8);
        assertThat(unfounded(report.path("tasks").get(0))).isZero();
        assertThat(unfounded(report.path("tasks").get(1))).isEqualTo(4);
        assertThat(Files.readString(folder.resolve("gold/report.md"))).contains("| all tasks");

        Path zip = folder.resolve("again.zip");
        cairn(Stream.concat(Stream.of(command), Stream.of("--goldsequences", zip.toString()))
                .toArray(String[]::new));
        assertThat(GoldSequences.read(zip, ScienceWorldTasks.catalog()::byIndex))
                .isEqualTo(recorded);
    }

    private static int unfounded(JsonNode task) {
        int sum = 0;
        for (JsonNode count : task.path("counts")) {
            if (count.path("check").asText().equals("unfounded")) {
                for (JsonNode number : count.path("reasons")) {
                    sum += number.asInt();
                }
            }
        }
        return sum;
    }

    @Test
    void walksBecomeTeleportsAndNamesThoseThatTheAgentSees() {
        String[] gold = {"gold", "--tasks", "4-3", "--variations", "0", "--run-dir", folder + "/gold"};
        Command.Result result = cairn(Stream.concat(Stream.of(gold), Stream.of("--edits=no-op,teleport,unused,names"))
                .toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isZero();
        Trajectory edited = Jsonl.read(folder.resolve("gold/edited.jsonl"), Trajectory.class)
                .get(0);
        assertThat(edited.finalScore()).isEqualTo(1);
        assertThat(edited.steps().stream().map(Step::action))
                .containsExactly(
                        "look around",
                        "teleport to greenhouse",
                        "focus on cherry tree in the adult stage",
                        "pick up flower pot 8",
                        "teleport to kitchen",
                        "move flower pot 8 to red box");
        assertThat(cairn("gold", "--tasks", "4-3", "--edits=teleprot").err()).contains("did you mean 'teleport'");
    }

    @Test
    void allMeansEveryVariationOfEveryFold() {
        Command.Result result =
                cairn("gold", "--all", "--tasks", "8-2", "--run-dir", folder.toString(), "--threads", "2");
        assertThat(result.out()).contains("10 trajectories").contains("10 of 10 replay to score 100");
        assertThat(cairn("gold", "--all", "--variations", "1").err()).contains("exclude each other");
    }

    @Test
    void goldReplayScoresAsTheReplayDoes() throws IOException {
        Command.Result result = cairn(
                "evaluate",
                "--agent",
                "gold",
                "--protocol",
                "mini",
                "--tasks",
                "4-1,7-2,6-2",
                "--runs",
                folder.toString(),
                "--json");
        assertThat(result.exit()).isZero();
        JsonNode summary = Json.mapper().readTree(result.out());
        assertThat(summary.path("score").path("mean").asDouble()).isEqualTo(100);
        assertThat(summary.path("ends").path("completed").asInt()).isEqualTo(3);
    }

    @Test
    void oneEpisodeIsShownLive() {
        Command.Result result =
                cairn("run", "--agent", "gold", "--task", "7-1", "--variation", "93", "--runs", folder.toString());
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("== 7-1 lifespan-longest-lived, test variation 93")
                .contains("score 100");
    }

    @Test
    void aFileGivesDefaultsAndAFlagBeatsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), "tasks: 7-1\nper-task: 2\n");
        Command.Result fromFile = cairn("gold", "--config", file.toString(), "--run-dir", folder + "/a");
        assertThat(fromFile.out()).contains("2 trajectories");
        Command.Result fromFlag =
                cairn("gold", "--config", file.toString(), "--per-task", "1", "--run-dir", folder + "/b");
        assertThat(fromFlag.out()).contains("1 trajectories");
    }
}
