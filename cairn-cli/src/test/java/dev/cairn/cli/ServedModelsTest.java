package dev.cairn.cli;

import static dev.cairn.cli.Command.cairn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.llm.ChatServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents whose models a server answers for: one that knows the exported rows by heart, as a model that was trained on them would. */
class ServedModelsTest {
    @TempDir
    private static Path folder;

    private static final Map<String, String> LEARNT = new HashMap<>();

    @BeforeAll
    static void exportRows() {
        succeed("gold", "--domain", "toy", "--splits", "train,dev", "--per-task", "0", "--run-dir", folder + "/gold");
        succeed(
                "annotate",
                "--domain",
                "toy",
                "--trajectories",
                folder + "/gold/trajectories.jsonl",
                "--run-dir",
                folder + "/annotated");
        succeed(
                "dataset",
                "--domain",
                "toy",
                "--annotated",
                folder + "/annotated",
                "--wording",
                "compact",
                "--run-dir",
                folder + "/dataset");
        succeed("export", folder + "/dataset", "--format", "chat", "-o", folder + "/chat");
        for (String role : List.of("first", "controller", "executor", "swift")) {
            Jsonl.forEach(folder.resolve("chat/" + role + "/train.jsonl"), JsonNode.class, row -> {
                JsonNode messages = row.path("messages");
                assertThat(messages.findValuesAsText("role")).containsExactly("user", "assistant");
                LEARNT.put(
                        messages.path(0).path("content").asText(),
                        messages.path(1).path("content").asText());
            });
        }
    }

    @Test
    void whoHasLearntTheExportedRowsSolvesTheirVariationsInBothAgents() {
        try (ChatServer server = server()) {
            String place = "openai:small@" + server.url();
            for (String agent : List.of("two-level", "swift")) {
                Command.Result result = evaluate(agent, server, agent);
                assertThat(result.exit()).as(result.err()).isZero();
                assertThat(result.out()).contains("openai:small@").contains("questions asked in this run");
                assertThat(episodes(agent))
                        .isNotEmpty()
                        .allSatisfy(episode -> assertThat(episode.score())
                                .as(episode.toString())
                                .isEqualTo(100));
            }
            assertThat(server.received()).allSatisfy(asked -> {
                assertThat(LEARNT).containsKey(asked.question());
                assertThat(asked.body().path("model").asText()).isIn("small", "planner");
                assertThat(asked.body().path("temperature").asDouble()).isZero();
            });
            assertThat(Command.text(folder.resolve("swift/manifest.json"))).contains(place);

            int paid = server.received().size();
            evaluate("swift", server, "again");
            assertThat(server.received()).as("answers are kept for all runs").hasSize(paid);
        }
    }

    /** As models answer that were taught to think: nothing, and then the answer. */
    @Test
    void theFirstLineIsTheAnswerAndNonsenseIsABadAction() {
        try (ChatServer server =
                new ChatServer(request -> ChatServer.says("<think>\n\n</think>\n\nsing a song\nBecause I like it."))) {
            Command.Result result = evaluate("swift", server, "nonsense", "--max-variations", "1");
            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(episodes("nonsense"))
                    .isNotEmpty()
                    .allSatisfy(episode ->
                            assertThat(episode.steps().get(0).predictions()).containsExactly("sing a song"));
        }
    }

    @Test
    void aServerThatRefusesEveryoneEndsTheRun() {
        try (ChatServer server = new ChatServer(request -> ChatServer.error(404, "no such model"))) {
            Command.Result result = evaluate("swift", server, "refused");
            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).contains(server.url()).contains("no such model");
        }
    }

    /** A server that takes short prompts only refuses questions, not the run. */
    @Test
    void aQuestionThatIsRefusedHasNoAnswer() {
        AtomicInteger asked = new AtomicInteger();
        try (ChatServer server = new ChatServer(request -> asked.getAndIncrement() % 2 == 0
                ? ChatServer.says("look around")
                : ChatServer.error(400, "maximum context length is 20 tokens, your prompt has 300"))) {
            Command.Result result = evaluate("swift", server, "short", "--max-variations", "1");
            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(episodes("short")).extracting(Episode::end).doesNotContain(EndReason.LLM_FAILED);
        }
    }

    @Test
    void placesThatAreNoneAreRefused() {
        Command.Result noAddress = cairn("evaluate", "--domain", "toy", "--agent", "swift", "--swift", "openai:small");
        assertThat(noAddress.exit()).isEqualTo(2);
        assertThat(noAddress.err()).contains("'openai:small'").contains("openai:MODEL@URL");

        try (ChatServer server = server()) {
            Command.Result undescribed = evaluate("swift", server, "undescribed", "--models", folder + "/gold");
            assertThat(undescribed.exit()).isEqualTo(2);
            assertThat(undescribed.err()).contains("cairn.json").contains("cairn export --format chat");
            assertThat(server.received()).isEmpty();
        }

        Command.Result needless =
                cairn("evaluate", "--domain", "toy", "--agent", "swift", "--executor", "models/executor");
        assertThat(needless.exit()).isEqualTo(2);
        assertThat(needless.err()).contains("the agent swift has no executor");

        Command.Result noDataset = cairn("export", folder + "/gold", "--format", "chat");
        assertThat(noDataset.exit()).isEqualTo(2);
        assertThat(noDataset.err()).contains("dataset.json").contains("cairn dataset");
    }

    @Test
    void llamaFactoryFindsTheFiles() throws Exception {
        JsonNode info =
                Json.mapper().readTree(folder.resolve("chat/dataset_info.json").toFile());
        assertThat(info.properties())
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(folder.resolve("chat")
                                .resolve(entry.getValue().path("file_name").asText()))
                        .isRegularFile());
        assertThat(info.path("cairn_executor_train").path("formatting").asText())
                .isEqualTo("sharegpt");
    }

    private static ChatServer server() {
        return new ChatServer(request -> ChatServer.says(LEARNT.getOrDefault(request.question(), "")));
    }

    private static Command.Result evaluate(String agent, ChatServer server, String run, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "evaluate",
                "--domain",
                "toy",
                "--agent",
                agent,
                "--split",
                "train",
                "--answers",
                folder + "/answers",
                "--run-dir",
                folder + "/" + run));
        if (agent.equals("swift")) {
            command.addAll(List.of("--swift", "openai:small@" + server.url()));
        } else {
            command.addAll(List.of("--controller", "openai:planner@" + server.url()));
            command.addAll(List.of("--first", "openai:planner@" + server.url()));
            command.addAll(List.of("--executor", "openai:small@" + server.url() + "/"));
        }
        if (!List.of(more).contains("--models")) {
            command.addAll(List.of("--models", folder + "/chat"));
        }
        command.addAll(List.of(more));
        return cairn(command.toArray(String[]::new));
    }

    private static List<Episode> episodes(String run) {
        return Jsonl.read(folder.resolve(run).resolve("episodes.jsonl"), Episode.class);
    }

    private static void succeed(String... arguments) {
        Command.Result result = cairn(arguments);
        assertThat(result.exit()).as(result.err()).isZero();
    }
}
