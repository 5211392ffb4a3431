package dev.cairn.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each simplification does to the real simulator. */
class SimplificationTest {
    private static final EnvironmentFactory WORLD = new ScienceWorld(TestJar.JAR);
    private static final TextEnvironment ENVIRONMENT = WORLD.open();

    @AfterAll
    static void close() {
        ENVIRONMENT.close();
    }

    @Test
    void teleportGoesAnywhereAndIsUnknownWithoutIt() {
        assertThat(actions("find-animal", "teleportAction")).contains("teleport to kitchen");
        assertThat(ENVIRONMENT.step("teleport to kitchen").observation()).isEqualTo("You teleport to the kitchen.");
        assertThat(actions("find-animal", "")).noneMatch(action -> action.startsWith("teleport"));
        String before = ENVIRONMENT.look();
        ENVIRONMENT.step("teleport to kitchen");
        assertThat(ENVIRONMENT.look()).isEqualTo(before);
    }

    @Test
    void doorsAreOpenFromTheStart() {
        assertThat(look("find-animal", "")).contains("door").doesNotContain("is open)");
        assertThat(look("find-animal", "openDoors")).contains("is open)").doesNotContain("that is closed)");
    }

    @Test
    void containersAreOpenFromTheStartButNotWithEasy() {
        reset("find-animal", "teleportAction,openContainers");
        ENVIRONMENT.step("teleport to kitchen");
        assertThat(ENVIRONMENT.look()).doesNotContain("The fridge door is closed");
        reset("find-animal", "easy");
        ENVIRONMENT.step("teleport to kitchen");
        assertThat(ENVIRONMENT.look()).contains("The fridge door is closed");
        reset("find-animal", "easy, openContainers");
        ENVIRONMENT.step("teleport to kitchen");
        assertThat(ENVIRONMENT.look()).doesNotContain("The fridge door is closed");
    }

    @Test
    void electricalActionsAreLeftOutExceptWhereATaskNeedsThem() {
        assertThat(actions("find-animal", "")).anyMatch(action -> action.startsWith("connect "));
        assertThat(actions("find-animal", "noElectricalAction")).noneMatch(action -> action.startsWith("connect "));
        assertThat(actions("power-component", "easy")).anyMatch(action -> action.startsWith("connect "));
        assertThatThrownBy(() -> reset("power-component", "noElectricalAction"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("needs electrical actions");
    }

    @Test
    void theOrderOfTheNamesMakesNoDifference() {
        TaskId task = WORLD.tasks().select("find-animal").get(0);
        assertThat(Simplification.list(Simplification.parse(" openDoors,teleportAction,", task)))
                .isEqualTo("teleportAction,openDoors");
    }

    @Test
    void anUnknownNameIsAnErrorThatNamesTheKnownOnes() {
        assertThatThrownBy(() -> reset("find-animal", "easy,openDoor"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("unknown simplification of ScienceWorld 'openDoor'; did you mean 'openDoors'?")
                .hasMessageContaining("selfWateringFlowerPots")
                .hasMessageContaining("easy stands for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.0", "1.2.1", "1.2.2"})
    void openContainersIsRefusedByReleasesThatWouldLeaveThemClosed(String version) {
        assertThatThrownBy(() -> Simplification.requireIn(version, EnumSet.of(Simplification.OPEN_CONTAINERS)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("ScienceWorld " + version + " has no simplification openContainers");
        Simplification.requireIn(version, EnumSet.complementOf(EnumSet.of(Simplification.OPEN_CONTAINERS)));
        Simplification.requireIn("1.2.3", EnumSet.of(Simplification.OPEN_CONTAINERS));
    }

    private static List<String> actions(String task, String simplifications) {
        reset(task, simplifications);
        return ENVIRONMENT.validActions();
    }

    private static String look(String task, String simplifications) {
        reset(task, simplifications);
        return ENVIRONMENT.look();
    }

    private static void reset(String task, String simplifications) {
        Variation variation = WORLD.tasks().variation(WORLD.tasks().select(task).get(0), 0);
        ENVIRONMENT.reset(variation, new ResetOptions(simplifications, 100, false));
    }
}
