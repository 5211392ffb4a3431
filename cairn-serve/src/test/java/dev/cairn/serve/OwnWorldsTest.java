package dev.cairn.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.Jsonl;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Episodes in worlds that are programs and servers, which may be gone at any time. */
class OwnWorldsTest {
    /** A world of one room, in which it ends at {@code die}. */
    private static final String PROGRAM = """
            import json, sys
            for line in sys.stdin:
                ask = json.loads(line)
                if ask["op"] == "hello":
                    answer = {"version": 1, "name": "мир", "tasks": [{"name": "stay", "variations": 4}]}
                elif ask.get("action") == "die":
                    sys.exit(3)
                else:
                    answer = {"observation": ask.get("action", "A task."), "done": False, "look": "You see a bag.", "inventory": "a pen"}
                print(json.dumps(answer), flush=True)
            """;

    @TempDir
    private Path folder;

    @Test
    void aWorldThatHasFailedIsSeenAsItWasBeforeAndCanBeTakenBack() throws IOException {
        try (CairnServer server = TestServer.of(world(), folder)) {
            Client client = new Client(server.address());
            String episode = begin(client);
            client.post(episode + "/step", Map.of("action", "wait"));
            JsonNode failed =
                    client.post(episode + "/step", Map.of("action", "die")).json();
            assertThat(failed.path("end").asText()).isEqualTo("environment failed");
            assertThat(failed.path("look").asText()).isEqualTo("You see a bag.");
            assertThat(failed.path("inventory").asText()).isEqualTo("a pen");

            assertThat(client.get(episode + "/actions").status()).isEqualTo(409);
            assertThat(client.get(episode + "/actions").error()).contains("go back");
            assertThat(client.post(episode + "/step", Map.of("action", "wait")).status())
                    .isEqualTo(409);
            assertThat(client.post(episode + "/back", Map.of("step", 1)).status())
                    .isEqualTo(200);
            assertThat(client.get(episode + "/actions").status()).isEqualTo(200);
        }
    }

    @Test
    void whenTheServerOfAWorldIsGoneThatIsSaid() throws IOException {
        CairnServer gym = TestServer.toy(folder.resolve("gym"));
        Domain remote = Domains.installed().open("agentgym:" + gym.address() + "/agentgym/toy", DomainOptions.NONE);
        try (CairnServer server = TestServer.of(remote, folder)) {
            Client client = new Client(server.address());
            String episode = begin(client);
            gym.close();
            assertThat(client.post(episode + "/step", Map.of("action", "wait")).error())
                    .contains("is the server running?");
            JsonNode failed =
                    client.post(episode + "/step", Map.of("action", "wait")).json();
            assertThat(failed.path("end").asText()).isEqualTo("environment failed");
            assertThat(failed.path("look").asText()).isNotEmpty();
            assertThat(client.post(episode + "/pause", Map.of()).status()).isEqualTo(200);
            assertThat(client.post(episode + "/back", Map.of("step", 0)).error())
                    .contains("is the server running?");
            assertThat(client.get(episode + "/actions").status()).isEqualTo(409);
        } finally {
            gym.close();
        }
    }

    @Test
    void whatIsSavedIsKeptAndCanBeLearntFrom() throws IOException {
        try (CairnServer server = TestServer.of(world(), folder)) {
            Client client = new Client(server.address());
            String episode = begin(client);
            client.post(episode + "/step", Map.of("action", "look around"));
            Client.Answer nothing = client.post(episode + "/save", Map.of());
            assertThat(nothing.status()).isEqualTo(409);
            assertThat(nothing.error()).contains("nothing");

            client.post(episode + "/step", Map.of("action", "wait"));
            Path file = saved(client, episode);
            assertThat(file).isEqualTo(folder.resolve("played-мир").resolve("trajectories.jsonl"));
            Files.writeString(file, Files.readString(file).strip());
            assertThat(saved(client, episode)).isEqualTo(file);
            assertThat(Jsonl.read(file, Trajectory.class)).hasSize(2);
        }
    }

    private static Path saved(Client client, String episode) {
        return Path.of(client.post(episode + "/save", Map.of())
                .json()
                .path("trajectories")
                .asText());
    }

    private static String begin(Client client) {
        Client.Answer begun = client.post("/v1/agents", Map.of("task", "0", "agent", "manual"));
        assertThat(begun.status()).as(begun.body()).isEqualTo(201);
        return "/v1/agents/" + begun.json().path("id").asText();
    }

    /** In a file whose path has blanks, in quotes within a word. */
    private Domain world() throws IOException {
        Path file = Files.createDirectories(folder.resolve("my worlds")).resolve("world.py");
        Files.writeString(file, PROGRAM);
        return Domains.installed().open("process:python3 " + folder + "/\"my worlds\"/'world.py'", DomainOptions.NONE);
    }
}
