package dev.cairn.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GymRoutesTest {
    private static final String SCIWORLD = "/agentgym/sciworld";

    @TempDir
    private static Path runs;

    private static CairnServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = TestServer.start("scienceworld", runs, Optional.empty(), 8);
        client = new Client(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Counted in AgentGym's own list of games. */
    @ParameterizedTest
    @CsvSource({
        "0, boil, 0",
        "29, boil, 29",
        "30, melt, 0",
        "120, use-thermometer, 0",
        "660, measure-melting-point-known-substance, 0",
        "2936, find-living-thing, 0",
        "4638, identify-life-stages-2, 9"
    })
    void dataIdxCountsAsInAgentGym(int index, String task, int variation) {
        int id = create(SCIWORLD);
        JsonNode start = client.post(SCIWORLD + "/reset", Map.of("id", id, "data_idx", index))
                .json();
        assertThat(start.path("task_name").asText()).isEqualTo(task);
        assertThat(start.path("var_num").asInt()).isEqualTo(variation);
        assertThat(close(SCIWORLD, id)).isEqualTo("true");
    }

    @Test
    void answersHaveTheFieldsOfTheProtocolAndNoOther() {
        assertThat(client.get(SCIWORLD).json().asText()).isEqualTo("This is environment ScienceWorld.");
        int id = create(SCIWORLD);
        JsonNode start =
                client.post(SCIWORLD + "/reset", Map.of("id", id, "data_idx", 2936)).json();
        assertThat(start.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "task_name",
                        "var_num",
                        "task_description",
                        "observation",
                        "reward",
                        "score",
                        "deleted",
                        "done");
        assertThat(start.path("task_description").asText()).startsWith("Your task is to find a(n) living thing.");
        assertThat(start.path("observation").asText()).startsWith("This room is called the");
        JsonNode step = client.post(SCIWORLD + "/step", Map.of("id", id, "action", "teleport to outside"))
                .json();
        assertThat(step.fieldNames()).toIterable().containsExactlyInAnyOrder("observation", "reward", "score", "done");
        // there are no simplifications
        assertThat(step.path("observation").asText()).isEqualTo("No known action matches that input.");
        assertThat(client.get(SCIWORLD + "/observation?id=" + id).json()).isEqualTo(step.path("observation"));
        assertThat(client.get(SCIWORLD + "/detail?id=" + id).json().path("var_num").asInt())
                .isEqualTo(0);
        assertThat(close(SCIWORLD, id)).isEqualTo("true");
    }

    @Test
    void errorsOfACallAreAnswers() {
        int id = create(SCIWORLD);
        assertThat(error(SCIWORLD + "/step", Map.of("id", id, "action", "look around"))).contains("reset it first");
        assertThat(error(SCIWORLD + "/reset", Map.of("id", id, "data_idx", 4639))).contains("0 to 4638");
        assertThat(error(SCIWORLD + "/reset", Map.of("id", id, "data_idx", -1))).contains("0 to 4638");
        assertThat(close(SCIWORLD, id)).isEqualTo("true");
        assertThat(error(SCIWORLD + "/step", Map.of("id", id, "action", "look around")))
                .isEqualTo("The id " + id + " is not valid.");
        assertThat(error("/agentgym/nowhere/create", Map.of())).contains("unknown domain 'nowhere'");

        assertThat(client.post(SCIWORLD + "/step", Map.of("id", id)).status()).isEqualTo(422);
        assertThat(client.post(SCIWORLD + "/step", Map.of("id", "x", "action", "y")).json()
                        .path("detail")
                        .path(0)
                        .path("msg")
                        .asText())
                .isEqualTo("Input should be a valid integer");
        assertThat(client.get(SCIWORLD + "/observation?id=x").status()).isEqualTo(422);
    }

    @Test
    void anEpisodeEndsAfterAHundredMoves() {
        Domain local = Domains.installed().open("scienceworld", DomainOptions.NONE);
        int here = 0;
        try (TextEnvironment world = local.open()) {
            world.reset(local.tasks().variation(local.tasks().single("1-1"), 0), new ResetOptions("", 1_000, false));
            do {
                here++;
            } while (world.step("wait1").moves() <= 100);
        }
        int id = create(SCIWORLD);
        client.post(SCIWORLD + "/reset", Map.of("id", id, "data_idx", 0));
        int steps = 0;
        JsonNode step;
        do {
            step = client.post(SCIWORLD + "/step", Map.of("id", id, "action", "wait1"))
                    .json();
            steps++;
        } while (!step.path("done").asBoolean() && steps < 300);
        assertThat(steps).isEqualTo(here);
        assertThat(error(SCIWORLD + "/step", Map.of("id", id, "action", "wait1")))
                .contains("has finished");
        assertThat(client.post(SCIWORLD + "/reset", Map.of("id", id, "data_idx", 1))
                        .json()
                        .path("done")
                        .asBoolean())
                .isFalse();
        close(SCIWORLD, id);
    }

    @Test
    void theClientOfCairnPlaysAsInTheWorldItself() {
        Domains domains = Domains.installed();
        Domain local = domains.open("toy", DomainOptions.NONE);
        Domain remote = domains.open(
                "agentgym:" + server.address() + "/agentgym/toy",
                new DomainOptions(Map.of("full-score", "100", "variations", "50"), message -> {}));
        List<Variation> all = local.tasks().all().stream()
                .flatMap(task -> IntStream.range(0, local.tasks().variations(task))
                        .mapToObj(number -> local.tasks().variation(task, number)))
                .toList();
        try (TextEnvironment here = local.open();
                TextEnvironment there = remote.open()) {
            for (int index : List.of(0, 7, all.size() - 1)) {
                Variation variation = all.get(index);
                List<String> mine = play(here, variation, gold(local, variation));
                List<String> theirs = play(
                        there,
                        new Variation(remote.tasks().byIndex(0), index, variation.split()),
                        gold(local, variation));
                assertThat(theirs).isEqualTo(mine).last().asString().endsWith(" 100");
            }
        }
    }

    @Test
    void dataIdxCanCountASplitOfSomeTasks() {
        int id = client.post("/agentgym/toy/create", Map.of("tasks", "t-2", "split", "test"))
                .json()
                .path("id")
                .asInt();
        JsonNode start =
                client.post("/agentgym/toy/reset", Map.of("id", id, "data_idx", 0)).json();
        Domain toy = Domains.installed().open("toy", DomainOptions.NONE);
        assertThat(start.path("var_num").asInt())
                .isEqualTo(toy.tasks()
                        .variations(toy.tasks().single("t-2"), Split.TEST)
                        .get(0)
                        .number());
        // an environment is not reached through another world
        assertThat(error(SCIWORLD + "/step", Map.of("id", id, "action", "x"))).contains("not valid");
        close("/agentgym/toy", id);
    }

    private static List<String> gold(Domain domain, Variation variation) {
        try (TextEnvironment world = domain.open()) {
            world.reset(variation, new ResetOptions("", 100, true));
            // the client answers this one itself
            return world.goldActions().stream()
                    .filter(action -> !action.equals(Step.LOOK_AROUND))
                    .toList();
        }
    }

    private static List<String> play(TextEnvironment world, Variation variation, List<String> actions) {
        List<String> told = new ArrayList<>();
        world.reset(variation, new ResetOptions("", 100, false));
        for (String action : actions) {
            Outcome outcome = world.step(action);
            told.add(outcome.observation() + " " + outcome.score());
        }
        return told;
    }

    private static int create(String world) {
        JsonNode created = client.post(world + "/create", Map.of()).json();
        assertThat(created.path("id").isInt()).as(created.toString()).isTrue();
        return created.path("id").asInt();
    }

    private static String close(String world, int id) {
        return client.post(world + "/close", Map.of("id", id)).body();
    }

    private static String error(String path, Map<String, ?> body) {
        Client.Answer answer = client.post(path, body);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("error").asText();
    }
}
