package dev.cairn.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.Jsonl;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Episodes of the shipped agents in the real simulator, and in the toy world. */
class SteeredEpisodeTest {
    @TempDir
    private static Path runs;

    private static CairnServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = TestServer.start("scienceworld", runs, Optional.empty(), 16);
        client = new Client(server.address());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aStepShowsWhatWasAskedAndWhichAnswerWasTaken() {
        String episode = begin(Map.of("task", "4-4", "variation", 225));
        JsonNode step =
                client.post(episode + "/step", Map.of()).json().path("steps").path(0);

        assertThat(step.path("by").asText()).isEqualTo("agent");
        assertThat(step.path("begins").asBoolean()).isTrue();
        assertThat(step.path("asked").findValuesAsText("role")).containsExactly("first", "executor");
        for (JsonNode question : step.path("asked")) {
            assertThat(question.path("answers").findValuesAsText("taken")).containsOnlyOnce("true");
            double sum = 0;
            for (JsonNode answer : question.path("answers")) {
                assertThat(answer.path("probability").asDouble()).isBetween(0.0, 1.0);
                sum += answer.path("probability").asDouble();
            }
            assertThat(sum).isBetween(0.5, 1.000001);
        }
        assertThat(taken(step, 0)).isEqualTo(step.path("subGoal").asText());
        assertThat(step.path("why").asText()).isEqualTo("first answer of the executor");
    }

    @Test
    void anEpisodeThatIsSteeredAndTakenBackEndsAsIfItHadNeverBeen() {
        String untouched = begin(Map.of("task", "4-4", "variation", 225));
        JsonNode alone = toTheEnd(untouched);
        assertThat(alone.path("end").asText()).isEqualTo("completed");

        String episode = begin(Map.of("task", "4-4", "variation", 225));
        client.post(episode + "/step", Map.of());
        JsonNode before = client.post(episode + "/step", Map.of()).json();

        client.put(episode + "/sub-goal", Map.of("subGoal", "navigate_to(kitchen)"));
        JsonNode steered =
                client.post(episode + "/step", Map.of()).json().path("steps").path(0);
        assertThat(steered.path("subGoal").asText()).isEqualTo("navigate_to(kitchen)");
        assertThat(steered.path("subGoalBy").asText()).isEqualTo("you");
        assertThat(steered.path("by").asText()).isEqualTo("agent");
        assertThat(steered.path("action").asText()).isEqualTo("teleport to kitchen");
        JsonNode said = client.post(episode + "/step", Map.of("action", "open  cupboard\n"))
                .json()
                .path("steps")
                .path(0);
        assertThat(said.path("action").asText()).isEqualTo("open cupboard");
        assertThat(said.path("by").asText()).isEqualTo("you");
        assertThat(said.path("observation").asText()).contains("cupboard");

        JsonNode back = client.post(episode + "/back?from=1", Map.of("step", 2)).json();
        assertThat(back.path("steps")).isEqualTo(before.path("steps"));
        assertThat(back.path("look")).isEqualTo(before.path("look"));
        assertThat(toTheEnd(episode).path("steps")).isEqualTo(alone.path("steps"));
    }

    @Test
    void steeringComesOutTheSameWhenItIsPlayedAgain() {
        String episode = begin(Map.of("task", "4-2", "variation", 225, "agent", "two-level", "beams", 2));
        client.put(episode + "/sub-goal", Map.of("subGoal", "navigate_to(kitchen)"));
        client.post(episode + "/step", Map.of());
        client.post(episode + "/step", Map.of("action", "look at table"));
        client.put(episode + "/sub-goal", Map.of("subGoal", "navigate_to(bathroom)"));
        client.post(episode + "/step", Map.of());
        JsonNode played = client.get(episode).json();
        client.post(episode + "/step", Map.of());

        JsonNode again =
                client.post(episode + "/back?from=0", Map.of("step", 3)).json();

        assertThat(again.path("steps")).hasSize(3).isEqualTo(played.path("steps"));
        assertThat(again.path("inventory")).isEqualTo(played.path("inventory"));
        assertThat(again.path("steps").findValuesAsText("subGoalBy")).containsExactly("you", "you", "you");
    }

    @Test
    void whatWasPlayedIsSavedForTheStages() {
        String episode = begin(Map.of("task", "4-4", "variation", 225));
        client.post(episode + "/step", Map.of());
        client.post(episode + "/step", Map.of());
        client.put(episode + "/sub-goal", Map.of("subGoal", "navigate_to(kitchen)"));
        client.post(episode + "/step", Map.of());
        client.post(episode + "/step", Map.of("action", "look around"));
        JsonNode saved = client.post(episode + "/save", Map.of()).json();

        Trajectory trajectory = Jsonl.read(Path.of(saved.path("trajectories").asText()), Trajectory.class)
                .get(0);
        List<String> actions = trajectory.steps().stream().map(Step::action).toList();
        assertThat(actions).startsWith("look around").endsWith("teleport to kitchen", "look around");
        Domains domains = Domains.installed();
        try (TextEnvironment world =
                domains.open("scienceworld", DomainOptions.NONE).open()) {
            assertThat(TrajectoryRecorder.replay(world, trajectory.variation(), actions.subList(1, actions.size())))
                    .isEqualTo(trajectory);
        }
        AnnotatedTrajectory annotated = Jsonl.read(
                        Path.of(saved.path("annotated").asText()), AnnotatedTrajectory.class)
                .get(0);
        assertThat(annotated.segments())
                .last()
                .isEqualTo(new Segment(new SubGoal("navigate_to(kitchen)"), actions.size() - 3, actions.size() - 1));
    }

    @Test
    void anEpisodeRunsByItselfUntilItIsPaused() {
        String episode = begin(Map.of("domain", "toy", "task", "t-1", "agent", "gold"));
        JsonNode running = client.post(episode + "/run", Map.of("speed", 0.001)).json();
        assertThat(running.path("status").asText()).isEqualTo("running");
        JsonNode paused = client.post(episode + "/pause", Map.of()).json();
        assertThat(paused.path("status").asText()).isEqualTo("paused");

        JsonNode end = toTheEnd(episode);
        assertThat(end.path("end").asText()).isEqualTo("completed");
        assertThat(end.path("score").asInt()).isEqualTo(100);
        assertThat(client.post(episode + "/step", Map.of()).status()).isEqualTo(409);
        assertThat(client.post(episode + "/back", Map.of("step", 0))
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("paused");
    }

    @Test
    void aNewPaceDoesNotWaitForTheOldOne() throws Exception {
        String episode = begin(Map.of("domain", "toy", "task", "t-1", "agent", "gold"));
        try (Events events = new Events(server.address() + episode + "/events")) {
            client.post(episode + "/run", Map.of("speed", 0.001));
            JsonNode next = events.next();
            while (next.path("steps").isEmpty()) {
                next = events.next();
            }
            client.post(episode + "/run", Map.of("speed", 0));
            while (!next.path("status").asText().equals("ended")) {
                next = events.next();
            }
            assertThat(next.path("end").asText()).isEqualTo("completed");
        }
    }

    @Test
    void agentsWithoutSubGoalsAreSteeredByActions() {
        String episode = begin(Map.of("domain", "toy", "task", "t-1", "agent", "manual"));
        assertThat(client.put(episode + "/sub-goal", Map.of("subGoal", "x()")).error())
                .contains("has no sub-goals");
        assertThat(client.post(episode + "/step", Map.of()).error()).contains("send an action");
        assertThat(client.post(episode + "/run", Map.of()).error()).contains("send actions");
        String action =
                client.get(episode + "/actions").json().path("actions").path(0).asText();
        assertThat(client.post(episode + "/step", Map.of("action", action))
                        .json()
                        .path("steps")
                        .path(0)
                        .path("action")
                        .asText())
                .isEqualTo(action);
        assertThat(client.post(episode + "/step", Map.of("action", " \n ")).status())
                .isEqualTo(400);
        assertThat(client.post(episode + "/back", Map.of("step", 7)).error()).contains("7 lies ahead");
    }

    @Test
    void aClosedEpisodeIsGone() {
        String episode = begin(Map.of("domain", "toy", "task", "t-1", "agent", "random"));
        assertThat(client.delete(episode).status()).isEqualTo(204);
        assertThat(client.get(episode).status()).isEqualTo(404);
        assertThat(client.post(episode + "/step", Map.of()).status()).isEqualTo(404);
        assertThat(client.delete(episode).status()).isEqualTo(404);
    }

    @Test
    void eventsTellEachChangeOnce() throws Exception {
        String episode = begin(Map.of("domain", "toy", "task", "t-1", "agent", "gold"));
        try (Events events = new Events(server.address() + episode + "/events")) {
            assertThat(events.next().path("steps")).isEmpty();
            client.post(episode + "/step", Map.of());
            JsonNode first = events.next();
            assertThat(first.path("from").asInt()).isZero();
            assertThat(first.path("steps")).hasSize(1);
            client.post(episode + "/step", Map.of());
            JsonNode second = events.next();
            assertThat(second.path("from").asInt()).isEqualTo(1);
            assertThat(second.path("steps")).hasSize(1);
            client.post(episode + "/back", Map.of("step", 1));
            JsonNode back = events.next();
            assertThat(back.path("from").asInt()).isEqualTo(1);
            assertThat(back.path("steps")).isEmpty();
            client.delete(episode);
            assertThat(events.next()).isEmpty();
        }
    }

    private static String taken(JsonNode step, int question) {
        return StreamSupport.stream(
                        step.path("asked").path(question).path("answers").spliterator(), false)
                .filter(answer -> answer.path("taken").asBoolean())
                .map(answer -> answer.path("text").asText())
                .findFirst()
                .orElse("");
    }

    private static String begin(Map<String, ?> start) {
        Client.Answer answer = client.post("/v1/agents", start);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return "/v1/agents/" + answer.json().path("id").asText();
    }

    /** Steps until the episode has ended. */
    private static JsonNode toTheEnd(String episode) {
        while (client.post(episode + "/step", Map.of()).status() == 200) {
            // the next one
        }
        JsonNode end = client.get(episode).json();
        assertThat(end.path("status").asText()).isEqualTo("ended");
        return end;
    }
}
