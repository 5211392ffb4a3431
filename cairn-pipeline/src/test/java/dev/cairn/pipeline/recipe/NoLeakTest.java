package dev.cairn.pipeline.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.agent.policy.AgentModelConfig;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.core.Words;
import dev.cairn.core.io.Json;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.scienceworld.agent.Rooms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * As far as it is recorded, the shipped models have seen nothing of what they are scored on. Recorded are
 *
 * <ul>
 *   <li>in {@code models/trainings.json}, for each part of each training, the SHA-256 of its files of rows, by role and by the split
 *       that the file was for, and of the model it started from. The files are not kept, and the variations in them are written down
 *       nowhere; of rows made by working copies they cannot be made again.
 *   <li>in {@code models/<role>/cairn.json}, the words of the tasks in all training rows of the model's last part. They are evidence from
 *       the rows themselves: the tasks of many test variations have words that no train variation has.
 *   <li>in {@code models/manifest.json}, how many variations of each task and split the pipeline chose that recorded the trajectories.
 * </ul>
 *
 * A leak into an earlier part, or of a test variation whose words train variations have too, would not be seen here.
 */
class NoLeakTest {
    private static final Path MODELS = Path.of("..", "models");
    private static final Domain WORLD = Domains.installed().open("scienceworld", DomainOptions.NONE);

    private static final Map<String, Variation> SCORED = new HashMap<>();
    private static final Map<Variation, Set<String>> SCORED_WORDS = new HashMap<>();
    private static final Map<Variation, String> LEARNT = new HashMap<>();
    private static final Set<String> LEARNT_WORDS = new TreeSet<>();

    @BeforeAll
    static void look() throws IOException {
        List<Variation> tests = WORLD.protocols()
                .named("seed")
                .episodes(WORLD.tasks(), WORLD.tasks().all(), Split.TEST);
        assertThat(tests).hasSize(271);
        try (TextEnvironment environment = WORLD.open()) {
            for (Variation variation : tests) {
                SCORED.put(appearance(environment, variation), variation);
                SCORED_WORDS.put(variation, Words.of(environment.taskDescription()));
            }
            for (Variation variation : learnt()) {
                LEARNT.put(variation, appearance(environment, variation));
                if (variation.split() == Split.TRAIN) {
                    LEARNT_WORDS.addAll(Words.of(environment.taskDescription()));
                }
            }
        }
        assertThat(LEARNT).hasSizeGreaterThan(2000);
    }

    @Test
    void everyPartOfATrainingHasRowsForTrainingAndForChoosingByHashAndNoOthers() throws IOException {
        JsonNode trainings =
                Json.mapper().readTree(MODELS.resolve("trainings.json").toFile());
        assertThat(trainings.size()).isEqualTo(1 + Role.values().length);
        for (JsonNode parts : trainings) {
            assertThat(parts.size()).isPositive();
            for (JsonNode part : parts) {
                List<String> expected = new ArrayList<>();
                for (JsonNode role : part.at("/config/roles")) {
                    String label = Role.valueOf(role.asText()).label();
                    expected.addAll(List.of(label + " train", label + " val"));
                }
                Set<String> inputs = new HashSet<>();
                part.get("inputs").properties().forEach(input -> {
                    assertThat(input.getValue().asText()).matches("sha256:[0-9a-f]{64}");
                    inputs.add(input.getKey());
                });
                inputs.remove("start");
                assertThat(inputs).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
    }

    /** A test file by another name would be seen by its hash: no file was for training here and for choosing there. */
    @Test
    void noFileWasBothForTrainingAndForChoosing() throws IOException {
        Set<String> train = new HashSet<>();
        Set<String> choosing = new HashSet<>();
        for (JsonNode parts :
                Json.mapper().readTree(MODELS.resolve("trainings.json").toFile())) {
            for (JsonNode part : parts) {
                part.get("inputs").properties().forEach(input -> {
                    if (input.getKey().endsWith(" train")) {
                        train.add(input.getValue().asText());
                    } else if (input.getKey().endsWith(" val")) {
                        choosing.add(input.getValue().asText());
                    }
                });
            }
        }
        assertThat(train).isNotEmpty().doesNotContainAnyElementsOf(choosing);
    }

    @Test
    void noModelHasReadAWordThatOnlyTestTasksHave() {
        Set<String> strange = new TreeSet<>();
        SCORED_WORDS.values().forEach(strange::addAll);
        strange.removeAll(LEARNT_WORDS);
        // what makes this a test: each of these variations would be given away by its task
        assertThat(SCORED_WORDS.values().stream().filter(words -> words.stream().anyMatch(strange::contains)))
                .hasSizeGreaterThan(40);
        for (Role role : Role.values()) {
            AgentModelConfig model =
                    AgentModelConfig.ofModel(MODELS.resolve(role.label()), role.label(), "scienceworld");
            assertThat(model.knownTaskWords().orElseThrow())
                    .as(role.label())
                    .hasSizeGreaterThan(200)
                    .doesNotContainAnyElementsOf(strange)
                    .isSubsetOf(LEARNT_WORDS);
        }
    }

    /** A variation under another number would be the same text and the same things in the same rooms. */
    @Test
    void noTestEpisodeIsAVariationThatWasLearntUnderAnotherNumber() {
        assertThat(LEARNT).allSatisfy((variation, appearance) -> {
            assertThat(variation.split()).isIn(Split.TRAIN, Split.DEV);
            assertThat(SCORED).doesNotContainKey(appearance);
        });
    }

    private static List<Variation> learnt() throws IOException {
        JsonNode config =
                Json.mapper().readTree(MODELS.resolve("manifest.json").toFile()).get("config");
        JsonNode gold = config.get("gold");
        return Recipe.learnt(
                WORLD.tasks(),
                config.get("tasks").asText(),
                gold.get("trainPerTask").asInt(),
                gold.get("devPerTask").asInt());
    }

    private static String appearance(TextEnvironment environment, Variation variation) {
        environment.reset(variation, new ResetOptions(ResetOptions.EASY, 100, false));
        return Stream.concat(
                        Stream.of(environment.taskDescription(), environment.look(), environment.inventory()),
                        Rooms.ALL.stream().map(room -> {
                            environment.step("teleport to " + room);
                            return environment.look();
                        }))
                .reduce("", String::concat);
    }
}
