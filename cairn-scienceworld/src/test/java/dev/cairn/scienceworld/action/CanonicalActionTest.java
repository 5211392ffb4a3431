package dev.cairn.scienceworld.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spellings side by side in the real simulator. */
class CanonicalActionTest {
    private static final ScienceWorld WORLD =
            new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), notice -> {}));
    private static final TextEnvironment ENVIRONMENT = WORLD.open();

    @AfterAll
    static void close() {
        ENVIRONMENT.close();
    }

    @ParameterizedTest
    @CsvSource({
        "open hallway door, open door to hallway",
        "open the hallway door, open door to hallway",
        "Open the door to the hallway, open door to hallway",
        "OPEN  door TO hallway, open door to hallway",
        "close hallway door, close door to hallway",
        "look at hallway door, look at door to hallway",
        "focus on hallway door, focus on door to hallway",
        "open hallway door > go hallway, go to hallway",
        "open hallway door > go through hallway door, go to hallway",
        "open hallway door > go through the door to the hallway, go to hallway",
        "open hallway door > go into hallway, go to hallway",
        "open hallway door > walk to hallway, go to hallway",
        "open hallway door > walk through door to hallway, go to hallway",
        "open hallway door > move to hallway, go to hallway",
        "open hallway door > move into hallway, go to hallway",
        "open hallway door > move through hallway door, go to hallway",
        "turn on sink, activate sink",
        "activate sink > turn off the sink, deactivate sink",
        "take thermometer, pick up thermometer",
        "get a thermometer, pick up thermometer",
        "put thermometer in sink, move thermometer to sink",
        "put thermometer on the sink, move thermometer to sink",
        "move the thermometer into sink, move thermometer to sink",
        "put thermometer to sink, move thermometer to sink",
        "put thermometer in inventory, move thermometer to inventory",
        "pick up thermometer > put down thermometer, drop thermometer",
        "use thermometer with sink, use thermometer on sink",
        "pick up thermometer > use thermometer in inventory with sink, use thermometer in inventory on sink",
        "focus lighter, focus on lighter",
        "focus the lighter, focus on lighter",
        "look on table, look at table",
        "look, look around",
        "stir bowl, mix bowl",
        "consume banana, eat banana",
        "pour glass jar to bowl, pour glass jar into bowl",
        "pour glass jar on bowl, pour glass jar into bowl",
        "dunk glass jar in sink, dunk glass jar into sink",
        "connect lighter in sink, connect lighter to sink",
    })
    void everySpellingIsOneActionToTheWorldAndHere(String spelled, String canonical) {
        List<String> actions = List.of(spelled.split(" *> *"));
        String last = actions.get(actions.size() - 1);
        List<String> before = actions.subList(0, actions.size() - 1);
        assertThat(CanonicalAction.of(last)).isEqualTo(canonical);
        assertThat(CanonicalAction.of(canonical)).isEqualTo(canonical);
        assertThat(outcome(before, last)).isEqualTo(outcome(before, canonical)).doesNotContain("No known action");
    }

    /** What is seen of the state and of the action; through a door and to a place are the same but for these words. */
    private static String outcome(List<String> before, String action) {
        ENVIRONMENT.reset(
                WORLD.tasks()
                        .variation(WORLD.tasks().select("find-non-living-thing").get(0), 112),
                new ResetOptions("", 100, false));
        before.forEach(ENVIRONMENT::step);
        return ENVIRONMENT.step(action).observation().replace("through the door ", "")
                + ENVIRONMENT.look()
                + ENVIRONMENT.inventory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "look at inclined plane with a unknown material H surface",
                "pour cup containing blue paint in art studio in jug",
                "move egg dove egg in inventory to red box",
                "move block to inclined plane with a bronze surface",
                "examine substance in metal pot",
                "wait1",
                "0",
                "end subgoal",
                "open fridge",
                "open fridge door",
                "a",
                "",
            })
    void whatIsCanonicalOrNoActionStays(String action) {
        assertThat(CanonicalAction.of(action)).isEqualTo(action);
    }

    @Test
    void goldPathsAreCanonical() {
        for (Trajectory gold : GoldFixture.onePerTask()) {
            assertThat(CanonicalAction.of(gold)).isEqualTo(gold);
        }
    }

    @Test
    void theFormalLanguageHasOneFormForAllSpellings() {
        assertThat(ScienceWorldActions.EXACT.formalize("open bedroom door")).contains("OPEN_DOOR(bedroom)");
        assertThat(ScienceWorldActions.EXACT.formalize("Turn on the sink")).contains("ACTIVATE(sink)");
        assertThat(ScienceWorldActions.EXACT.formalize("put down the orange")).contains("DROP(orange)");
        assertThat(ScienceWorldActions.PUBLISHED.formalize("open bedroom door")).contains("OPEN(bedroom door)");
    }

    @Test
    void rulesAndFiltersReadEverySpelling() {
        assertThat(WORLD.annotationRules().teaches("close bedroom door")).isFalse();
        assertThat(WORLD.annotationRules().teaches("Look")).isFalse();
        assertThat(WORLD.annotationRules().teaches("open bedroom door")).isTrue();
        assertThat(WORLD.admissibleActions().isIncidental("close the bedroom door"))
                .isTrue();
    }

    @Test
    void aWalkThroughDoorsIsOneSubGoalHoweverItIsSpelled() {
        List<String> canonical =
                List.of("open door to hallway", "go to hallway", "open door to bedroom", "go to bedroom");
        List<String> spelled =
                List.of("open hallway door", "go through hallway door", "open bedroom door", "walk to bedroom");
        assertThat(subGoals(spelled)).isEqualTo(subGoals(canonical)).containsExactly("navigate_to(bedroom)");
    }

    private static List<String> subGoals(List<String> actions) {
        Trajectory any = GoldFixture.ofTask("4-2");
        Trajectory walk = any.withSteps(actions.stream()
                .map(action ->
                        new Step(action, "The door is now open.", 0, false, "This room is called the kitchen.", ""))
                .toList());
        return WORLD.annotationRules().segments(walk).stream()
                .map(segment -> segment.subGoal().text())
                .toList();
    }
}
