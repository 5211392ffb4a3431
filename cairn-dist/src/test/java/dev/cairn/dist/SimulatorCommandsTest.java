package dev.cairn.dist;

import static dev.cairn.cli.Command.cairn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.cli.Command;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void verifySimulatorComparesThreadsAndASecondProcess() {
        Command.Result result = cairn("verify-simulator", "--tasks", "4-2,7-1", "--threads", "1,2", "--no-plain");
        assertThat(result.out())
                .contains("identical 4-2 find-non-living-thing")
                .contains("2 of 2 tasks identical")
                .contains("fast, 1 thread; fast, 2 threads; fast, second process");
        assertThat(result.exit()).isZero();
    }

    @Test
    void benchSimulatorMeasuresBothModesOnTheSameEpisodes() throws IOException {
        Path episodes = folder.resolve("episodes.json");
        Command.Result result = cairn(
                "bench",
                "simulator",
                "--episodes",
                "1",
                "--rounds",
                "1",
                "--max-actions",
                "2",
                "--seconds",
                "0.01",
                "--threads",
                "1",
                "--save-episodes",
                episodes.toString(),
                "--json");
        JsonNode rates = Json.mapper().readTree(result.out());
        for (String phase : new String[] {"LOAD", "LOAD_WITH_GOLD", "STEP", "FULL_STEP"}) {
            assertThat(rates.at("/fast/perSecond/" + phase).asDouble()).isPositive();
            assertThat(rates.at("/plain/perSecond/" + phase).asDouble()).isPositive();
        }
        assertThat(rates.at("/scaling/fullSteps").asDouble()).isPositive();
        assertThat(rates.at("/scaling/computing").asDouble()).isPositive();
        JsonNode saved = Json.mapper().readTree(Files.readString(episodes));
        assertThat(saved.at("/0/variation/task/name").asText()).isEqualTo("boil");
        assertThat(saved.at("/0/actions")).hasSize(2);
    }

    @Test
    void benchSimulatorWantsACoreForEachThread() {
        Command.Result result = cairn("bench", "simulator", "--episodes", "1", "--threads", "100000");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("--threads 100000 needs as many cores");
    }

    @Test
    void benchAsksWhatToMeasure() {
        Command.Result result = cairn("bench");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("simulator");
    }

    @Test
    void numbersBelowOneAreRefused() {
        for (String command : List.of(
                "verify-simulator --variations 0", "verify-simulator --threads 0,2", "bench simulator --episodes 0")) {
            Command.Result result = cairn(command.split(" "));
            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).contains("expected 1 or more");
        }
    }
}
