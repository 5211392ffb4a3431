package dev.cairn.cli;

import static dev.cairn.cli.Command.cairnReading;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayTest {
    private static final String SOLUTION = "go to study\nread note\nchoose red ball\n";

    @TempDir
    private Path folder;

    @Test
    void aGameIsPlayedToItsEndAndKeptAsATrajectory() {
        Command.Result result = toy(SOLUTION);
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("Choose the thing that the note in the study names.")
                .contains("[score 0, moves 1] > read note")
                .contains("score +50, now 100")
                .contains("Completed. Score 100 after 3 moves.");
        List<Trajectory> saved = Jsonl.read(run().resolve("trajectories.jsonl"), Trajectory.class);
        assertThat(saved).hasSize(1);
        assertThat(saved.get(0).finalScore()).isEqualTo(1);
        assertThat(saved.get(0).steps())
                .extracting(Step::action)
                .containsExactly("look around", "go to study", "read note", "choose red ball");
        assertThat(Command.text(run().resolve("status"))).isEqualTo("finished\n");
    }

    @Test
    void commandsAnswerWithoutMakingAMove() {
        String commands = "/task\n/look\n/inventory\n/actions go\n/score\n/help\n/save\n/skore\n\n/quit\nwait\n";
        Command.Result result = toy(commands);
        assertThat(result.out())
                .contains("You are in the hall.")
                .contains("You carry: nothing.")
                .contains("  go to study" + System.lineSeparator() + "3 of ")
                .contains("score 0 after 0 moves")
                .contains("/actions [TEXT]")
                .contains("saved: ")
                .contains("There is no command /skore. Did you mean '/score'?")
                .contains("left with score 0 after 0 moves");
        assertThat(Command.lines(run().resolve("steps.jsonl"))).isEqualTo(1);
    }

    @Test
    void anActionThatIsNotUnderstoodNamesTheNearest() {
        assertThat(toy("go to stady\n").out()).contains("That cannot be done here. Did you mean 'go to study'?");
    }

    @Test
    void hintsLeadToTheEnd() {
        assertThat(toy("/hint\nopen door to study\n/hint\ngo to study\nwait\n/hint\n")
                        .out())
                .contains("Action 1 of 6 of the gold trajectory: open door to study")
                .contains("Action 2 of 6 of the gold trajectory: go to study")
                .contains("Action 3 of 6 of the gold trajectory: look around");
    }

    @Test
    void theSameCommandGoesOnWhereTheGameWasLeft() {
        assertThat(toy("go to study\nread note\n").out()).contains("left with score 50 after 2 moves");
        Command.Result again = toy("choose red ball\n");
        assertThat(again.out()).contains("Going on after 2 steps.").contains("Completed. Score 100 after 3 moves.");
        assertThat(Command.lines(run().resolve("steps.jsonl"))).isEqualTo(4);
        assertThat(toy("").out()).doesNotContain("Going on");
    }

    @Test
    void aStepThatWasCutOffInWritingIsTheOnlyLoss() throws IOException {
        toy("go to study\nread note\n");
        Path steps = run().resolve("steps.jsonl");
        String whole = Files.readString(steps);
        Files.writeString(steps, whole.substring(0, whole.length() - 10));
        assertThat(toy("read note\nchoose red ball\n").out())
                .contains("Going on after 1 step.")
                .contains("Completed. Score 100 after 3 moves.");
    }

    @Test
    void aGameOfAnotherWorldIsNotGoneOnWith() throws IOException {
        toy("go to study\n");
        Path steps = run().resolve("steps.jsonl");
        Files.writeString(steps, Files.readString(steps).replace("You are in the study now.", "You are in Rome now."));
        Command.Result result = toy("");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("steps.jsonl, line 2").contains("--fresh");
    }

    @Test
    void aFatalActionAndTheLastMoveEndTheGame() {
        assertThat(toy("choose spoon\nwait\n").out()).contains("That was fatal. Score -100 after 1 moves.");
        assertThat(toy("wait\nwait\nwait\n", "--moves", "2").out())
                .contains("No moves are left. Score 0 after 3 moves.");
    }

    @Test
    void withJsonTheResultIsAloneOnStandardOutput() throws IOException {
        Command.Result result = toy(SOLUTION, "--json");
        JsonNode json = Json.mapper().readTree(result.out());
        assertThat(json.path("score").asInt()).isEqualTo(100);
        assertThat(json.path("done").asBoolean()).isTrue();
        assertThat(result.err()).contains("Completed.");
    }

    @Test
    void withoutATaskTheWorldSaysWhichIsFirst() {
        assertThat(cairnReading("", "play", "--json", "--runs", folder.toString())
                        .out())
                .contains("\"4-3/0\"");
        assertThat(cairnReading("", "play", "--json", "--domain", "toy", "--runs", folder.toString())
                        .out())
                .contains("\"t-1/0\"");
    }

    @Test
    void scienceWorldIsPlayedTheSameWay() {
        Command.Result result = cairnReading(
                "/actions go to\ngo to kitchn\ngo to kitchen\n/inventory\n/hint\n",
                "play",
                "--task",
                "find-animal",
                "--runs",
                folder.toString());
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("Your task is to find a(n) animal.")
                .contains("No known action matches that input. Did you mean 'go to kitchen'?")
                .contains("You move to the kitchen.")
                .contains("In your inventory, you see:")
                .contains("of the gold trajectory: ");
    }

    @Test
    void mistakesAreTheUsersToMend() {
        assertThat(cairnReading("", "play", "--domain", "tay").err()).contains("did you mean 'toy'?");
        assertThat(toy("", "--moves", "0").err()).contains("--moves is 0: expected 1 or more");
        assertThat(toy("", "--simplifications", "magic").err()).contains("no simplification 'magic'");
        assertThat(cairnReading("", "play", "--domain", "toy", "--task", "carry")
                        .err())
                .contains("names 2 tasks");
    }

    private Command.Result toy(String input, String... more) {
        String[] fixed = {"play", "--domain", "toy", "--task", "choose-thing", "--runs", folder.toString()};
        return cairnReading(
                input, Stream.concat(Stream.of(fixed), Stream.of(more)).toArray(String[]::new));
    }

    private Path run() {
        try (Stream<Path> runs = Files.list(folder)) {
            return runs.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
