package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Protocols from files, and what is made of finished evaluations. */
class ScoringCommandsTest {
    private static final String TASKS = "4-2,7-1,7-2";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void evaluate() {
        assertThat(run("gold", "gold", "mini").exit()).isZero();
        assertThat(run("random", "random", "mini").exit()).isZero();
    }

    private static Command.Result run(String directory, String agent, String protocol) {
        return cairn(
                "evaluate",
                "--agent",
                agent,
                "--protocol",
                protocol,
                "--tasks",
                TASKS,
                "--run-dir",
                folder.resolve(directory).toString());
    }

    @Test
    void twoRunsAreComparedOnTheirEpisodes() throws IOException {
        Command.Result text = cairn("compare", folder + "/random", folder + "/gold");
        assertThat(text.exit()).isZero();
        assertThat(text.out())
                .contains("B - A over 3 episodes: score")
                .contains("worse in 0")
                .contains("95 % bootstrap");
        JsonNode json = Json.mapper()
                .readTree(cairn("compare", folder + "/random", folder + "/gold", "--json")
                        .out());
        assertThat(json.path("comparison").path("episodes").asInt()).isEqualTo(3);
        assertThat(json.path("second").path("score").path("mean").asDouble()).isEqualTo(100);
        // three pairs can be no rarer than 2 in 8
        assertThat(json.path("comparison").path("scoreP").asDouble()).isGreaterThanOrEqualTo(0.25);
    }

    @Test
    void runsOfDifferentProtocolsAreNotComparedUnlessAsked() throws IOException {
        Path file = Files.writeString(
                folder.resolve("two.yaml"), "name: two-actions\nfrom: mini\nactions: 2\nscore: best\ntasks: " + TASKS);
        Command.Result evaluated = run("two", "gold", file.toString());
        assertThat(evaluated.exit()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains("action limit");
        JsonNode manifest = Json.mapper().readTree(Files.readString(folder.resolve("two/manifest.json")));
        JsonNode protocol = manifest.path("config").path("protocol");
        assertThat(protocol.path("name").asText()).isEqualTo("two-actions");
        assertThat(protocol.path("limits").path("actions").asInt()).isEqualTo(2);
        assertThat(protocol.path("scoreRule").asText()).isEqualTo("best");
        assertThat(manifest.path("config").path("episodes")).hasSize(3);

        Command.Result refused = cairn("compare", folder + "/gold", folder + "/two");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("the protocols differ").contains("--anyway");
        Command.Result anyway = cairn("compare", folder + "/gold", folder + "/two", "--anyway");
        assertThat(anyway.exit()).isZero();
        assertThat(anyway.out()).contains("note: the protocols differ").contains("over 3 episodes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: a, move: 3|line 2: unknown key 'move'; did you mean 'moves'",
                "moves: 3|no name",
                "name: seed|belongs to a preset",
                "name: a, from: sed|unknown protocol 'sed'; did you mean 'seed'",
                "name: a, score: lowest|unknown score rule 'lowest'",
                "name: a, moves: 0|moves is 0: expected 1 or more",
                "name: a, moves: many|line 2: moves is 'many': expected a whole number",
                "name: a, actions-per-task: {4-9: 3}|no task has the code '4-9'",
                "name: a, episodes: {4-1: [300]}|has no variation 300",
                "name: a, tasks: everything|unknown task 'everything'"
            })
    void aFaultyProtocolFileIsToldWithItsPlace(String lines, String complaint) throws IOException {
        String yaml = lines.startsWith("name: a, ") ? "name: a\n" + lines.substring(9) + "\n" : lines + "\n";
        Path file = Files.writeString(folder.resolve("faulty.yaml"), yaml);
        Command.Result result = run("none", "gold", file.toString());
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("faulty.yaml").contains(complaint);
    }

    @Test
    void episodesGoOutAsConversations() throws IOException {
        assertThat(cairn("export", folder + "/gold", "--format", "sharegpt").exit())
                .isZero();
        JsonNode conversations = Json.mapper().readTree(Files.readString(folder.resolve("gold/sharegpt.json")));
        assertThat(conversations).hasSize(3);
        JsonNode messages = conversations.get(0).path("conversations");
        assertThat(messages.size() % 2).isZero();
        assertThat(messages.get(0).path("from").asText()).isEqualTo("human");
        assertThat(messages.get(0).path("value").asText()).startsWith("Your task is");
        assertThat(messages.get(1).path("from").asText()).isEqualTo("gpt");
        assertThat(messages.get(1).path("value").asText()).startsWith("Action: ");
    }

    @Test
    void runsBecomeAPage() throws IOException {
        Path page = folder.resolve("page.html");
        Command.Result result = cairn("report", folder + "/random", folder + "/gold", "-o", page.toString());
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("2 runs, 6 episodes");
        assertThat(Files.readString(page))
                .contains("Comparison on the same episodes")
                .contains("lifespan-longest-lived");
        assertThat(cairn("report", folder.resolve("nowhere").toString()).err()).contains("no such run directory");
    }
}
