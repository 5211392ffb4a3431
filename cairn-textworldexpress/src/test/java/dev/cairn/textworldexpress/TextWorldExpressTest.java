package dev.cairn.textworldexpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextWorldExpressTest {
    private static final TextWorldExpress WORLD = TestGames.world();

    @Test
    void everyGameIsSolvedOnSomeVariationsOfEachSplit() {
        try (TextEnvironment environment = WORLD.open()) {
            for (TaskId task : WORLD.tasks().all()) {
                for (Split split : Split.values()) {
                    for (Variation variation : WORLD.tasks().spread(task, split, 8)) {
                        Trajectory path = TrajectoryRecorder.record(environment, variation);
                        assertThat(path.finalScore()).as(variation.key()).isEqualTo(1);
                        assertThat(path.steps().get(path.steps().size() - 1).completed())
                                .as(variation.key())
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void severalThreadsRecordWhatOneDoes() throws Exception {
        List<Variation> variations = WORLD.tasks().all().stream()
                .flatMap(task -> WORLD.tasks().spread(task, Split.DEV, 6).stream())
                .toList();
        List<Trajectory> alone = record(variations);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<List<Trajectory>>> together = Stream.generate(() -> threads.submit(() -> record(variations)))
                .limit(3)
                .toList();
        threads.shutdown();
        for (Future<List<Trajectory>> each : together) {
            assertThat(each.get()).isEqualTo(alone);
        }
    }

    @Test
    void theCoinIsLookedForRoomByRoom() {
        try (TextEnvironment environment = WORLD.open()) {
            Variation variation =
                    WORLD.tasks().variation(WORLD.tasks().select("coin").get(0), 3);
            List<String> actions = TrajectoryRecorder.record(environment, variation).steps().stream()
                    .map(Step::action)
                    .toList();
            assertThat(actions)
                    .containsExactly(
                            "look around",
                            "open door to south",
                            "move south",
                            "open door to east",
                            "move east",
                            "take coin");
        }
    }

    @Test
    void roomsAreReadAndShownInFewerWords() {
        String look =
                "You are in the kitchen. In one part of the room you see a stove. There is also a counter, that has nothing on it. "
                        + "You also see a fridge that is closed. \nTo the North you see a closed plain door. ";
        assertThat(WORLD.texts().place(look)).hasValue("kitchen");
        assertThat(WORLD.texts().place("You take the key.")).isEmpty();
        assertThat(WORLD.promptTexts().look(look))
                .isEqualTo(
                        "kitchen. a stove. a counter. a fridge: closed.  | To the North you see a closed plain door.");
        assertThat(WORLD.promptTexts().inventory("Inventory (maximum capacity is 2 items): \n  a coin\n"))
                .startsWith("a coin");
        assertThat(WORLD.promptTexts().outcome("", look)).isEqualTo("kitchen");
    }

    @Test
    void whatIsReadIsKeptInFewWords() {
        String recipe = """
                Gather all following ingredients and follow the directions to prepare this tasty meal.

                Ingredients:
                  block of cheese
                  red apple

                Directions:
                  chop the block of cheese
                  slice the red apple
                  prepare meal

                """;
        String map = """
                The map reads:
                  The salon connects to the study.
                  The study connects to the salon, parlor and chamber.
                """;
        assertThat(WORLD.promptTexts().findings("", List.of(recipe, map, "You take the coin.")))
                .containsExactly(
                        "block of cheese, red apple: chop block of cheese, slice red apple, prepare meal",
                        "salon: study. study: salon, parlor, chamber.",
                        "");
        try (TextEnvironment environment = WORLD.open()) {
            for (String game : List.of("cook", "map")) {
                Variation variation =
                        WORLD.tasks().variation(WORLD.tasks().select(game).get(0), 0);
                List<String> outcomes = TrajectoryRecorder.record(environment, variation).steps().stream()
                        .map(Step::observation)
                        .toList();
                assertThat(WORLD.promptTexts().findings("", outcomes))
                        .as(game)
                        .filteredOn(finding -> !finding.isEmpty())
                        .hasSize(1);
            }
        }
    }

    @Test
    void aFolderWithoutTheFilesIsRefused(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("textworld-express.jar"), "not it");
        DomainOptions options = new DomainOptions(Map.of("folder", folder.toString()), message -> {});
        assertThatThrownBy(() -> new TextWorldExpressDomain().open(options).open())
                .isInstanceOf(UserException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("cooking_world.json");
    }

    private static List<Trajectory> record(List<Variation> variations) {
        try (TextEnvironment environment = WORLD.open()) {
            return variations.stream()
                    .map(variation -> TrajectoryRecorder.record(environment, variation))
                    .toList();
        }
    }
}
