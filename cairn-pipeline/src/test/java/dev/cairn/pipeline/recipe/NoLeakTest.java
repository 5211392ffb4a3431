package dev.cairn.pipeline.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.agent.match.Rooms;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.domain.Domain;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.SimulatorMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the shipped models were made from, by their manifest, has nothing of what they are scored on. */
class NoLeakTest {
    private final Domain world = new ScienceWorld(
            ScienceWorldJar.locate(Optional.empty(), ScienceWorldJar.userCache(), notice -> {}), SimulatorMode.FAST);

    @Test
    void modelsLearnFromTrainVariationsAndAreChosenByDevVariations() throws IOException {
        assertThat(learnt())
                .isNotEmpty()
                .allSatisfy(variation -> assertThat(variation.split()).isIn(Split.TRAIN, Split.DEV));
    }

    /** A variation under another number would be the same text and the same things in the same rooms. */
    @Test
    void noTestEpisodeIsAVariationThatWasLearntUnderAnotherNumber() throws IOException {
        Protocol protocol = world.protocols().named("seed");
        List<Variation> tests = protocol.episodes(world.tasks(), world.tasks().all(), Split.TEST);
        Map<String, Variation> scored = new HashMap<>();
        try (TextEnvironment environment = world.open()) {
            tests.forEach(variation -> scored.put(appearance(environment, variation), variation));
            assertThat(learnt())
                    .allSatisfy(variation -> assertThat(scored).doesNotContainKey(appearance(environment, variation)));
        }
        assertThat(tests).hasSize(271);
    }

    private List<Variation> learnt() throws IOException {
        JsonNode config = Json.mapper()
                .readTree(Path.of("..", "models", "manifest.json").toFile())
                .get("config");
        JsonNode gold = config.get("gold");
        return Recipe.learnt(
                world.tasks(),
                config.get("tasks").asText(),
                gold.get("trainPerTask").asInt(),
                gold.get("devPerTask").asInt());
    }

    private static String appearance(TextEnvironment environment, Variation variation) {
        environment.reset(variation, new ResetOptions(ResetOptions.EASY, 100, false));
        StringBuilder text = new StringBuilder(environment.taskDescription())
                .append(environment.look())
                .append(environment.inventory());
        for (String room : Rooms.ALL) {
            environment.step("teleport to " + room);
            text.append(environment.look());
        }
        return text.toString();
    }
}
