package dev.cairn.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.cli.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRoutesTest {
    @TempDir
    private Path runs;

    @Test
    void runsAreShownWithTheirProgressCurvesAndReport() throws Exception {
        Command.Result evaluated = Command.cairn(
                "evaluate",
                "--domain",
                "toy",
                "--agent",
                "gold",
                "--tasks",
                "t-1",
                "--max-variations",
                "3",
                "--runs",
                runs.toString());
        assertThat(evaluated.exit()).as(evaluated.err()).isZero();
        training(runs.resolve("pipeline-20260101T000000Z-00000000"));
        training(runs.resolve("pipeline-20260101T000000Z-00000000/train-executor"));
        Files.createDirectories(runs.resolve("no-run/within"));

        try (CairnServer server = TestServer.toy(runs)) {
            Client client = new Client(server.address());
            JsonNode all = client.get("/v1/runs").json().path("runs");
            assertThat(all.findValuesAsText("name"))
                    .last()
                    .isEqualTo("pipeline-20260101T000000Z-00000000/train-executor");
            JsonNode evaluation = all.path(0);
            assertThat(evaluation.path("name").asText()).startsWith("evaluate-gold-");
            assertThat(evaluation.path("status").asText()).isEqualTo("finished");
            assertThat(evaluation.path("unit").asText()).isEqualTo("episodes");
            assertThat(evaluation.path("done").asInt()).isEqualTo(3);
            assertThat(evaluation.path("planned").asInt()).isEqualTo(3);
            String name = evaluation.path("name").asText();
            assertThat(client.get("/v1/runs/" + name).json().path("meanScore").asDouble())
                    .isEqualTo(100);

            JsonNode training = client.get("/v1/runs/pipeline-20260101T000000Z-00000000/train-executor")
                    .json();
            assertThat(training.path("run").path("status").asText()).isEqualTo("running");
            assertThat(training.path("run").path("done").asInt()).isEqualTo(20);
            assertThat(training.path("run").path("planned").asInt()).isEqualTo(200);
            assertThat(training.path("curves").path("loss").toString()).isEqualTo("[[10.0,2.5],[20.0,1.5]]");

            Client.Answer report = client.get("/v1/report?run=" + name);
            assertThat(report.status()).isEqualTo(200);
            assertThat(report.body()).contains("<html").contains(name);
            assertThat(client.get("/v1/report").status()).isEqualTo(400);
            assertThat(client.get("/v1/runs/no-run").status()).isEqualTo(404);
        }
    }

    @Test
    void runsInFoldersAreListedAndWhatIsNoneOfCairnsHidesNothing() throws Exception {
        training(runs.resolve("mine/train-executor-20260102T000000Z-00000000"));
        training(runs.resolve("train-executor-20260103T000000Z-00000000"));
        Files.writeString(
                Files.createDirectories(runs.resolve("foreign")).resolve("manifest.json"), "{\"name\": \"x\"}");
        Files.createFile(Files.createDirectories(runs.resolve("empty")).resolve("manifest.json"));
        try (CairnServer server = TestServer.toy(runs)) {
            Client client = new Client(server.address());
            assertThat(client.get("/v1/runs").json().path("runs").findValuesAsText("name"))
                    .containsExactly(
                            "train-executor-20260103T000000Z-00000000",
                            "mine/train-executor-20260102T000000Z-00000000");
            assertThat(client.get("/v1/runs/mine/train-executor-20260102T000000Z-00000000")
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/v1/runs/foreign").error()).contains("manifest.json");
        }
    }

    private static void training(Path directory) throws Exception {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("manifest.json"),
                "{\"command\":\"train-executor\",\"created\":\"2026-01-01T00:00:00Z\",\"cairn\":\"0\",\"commit\":\"0\","
                        + "\"config\":{\"plan\":{\"steps\":200}},\"inputs\":{},\"machine\":{}}");
        Files.writeString(
                directory.resolve("events.jsonl"),
                "{\"type\":\"started\",\"time\":\"2026-01-01T00:00:00Z\",\"schema\":1,\"command\":\"train-executor\"}\n");
        Files.writeString(directory.resolve("status"), "running\n");
        // the last line is being written
        Files.writeString(
                directory.resolve("metrics.jsonl"),
                "{\"step\":10,\"name\":\"loss\",\"value\":2.5}\n{\"step\":20,\"name\":\"loss\",\"value\":1.5}\n{\"step\":30,\"na");
    }
}
