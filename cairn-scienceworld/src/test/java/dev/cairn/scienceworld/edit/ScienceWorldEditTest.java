package dev.cairn.scienceworld.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All edits, on the real simulator. */
class ScienceWorldEditTest {
    private static SimulatedPaths paths;

    @BeforeAll
    static void open() {
        paths = new SimulatedPaths();
    }

    @AfterAll
    static void close() {
        paths.close();
    }

    /** The walk through the kitchen is rewarded; the episode still ends with the full score. */
    @Test
    void walksBecomeTeleportsEvenWhereRoomsOnTheWayAreRewarded() {
        assertThat(actions("4-4", 0))
                .containsExactly(
                        "teleport to outside",
                        "focus on dove egg",
                        "pick up dove egg",
                        "teleport to kitchen",
                        "move dove egg to red box");
    }

    @Test
    void thingsGoByTheNamesThatTheAgentSees() {
        assertThat(actions("4-3", 0))
                .contains("focus on cherry tree in the adult stage", "move flower pot 8 to red box")
                .noneMatch(action -> action.contains("containing"));
    }

    @Test
    void whatIsHeldIsNotPickedUpAgainOnTheWay() {
        assertThat(actions("6-1", 8)).containsOnlyOnce("teleport to greenhouse").hasSizeLessThan(20);
    }

    /** The recorded path takes the black and the orange wire. */
    @Test
    void wiresAreTakenInTheOrderOfTheirNames() {
        assertThat(actions("3-1", 0))
                .endsWith(
                        "connect battery anode to black wire terminal 1",
                        "connect battery cathode to blue wire terminal 1",
                        "connect black wire terminal 2 to cathode in red light bulb",
                        "connect blue wire terminal 2 to anode in red light bulb");
    }

    /** The recorded path grows a second generation; that the seeds of the first are round has been seen long before. */
    @Test
    void aTraitOfSeedsIsAnsweredOnceTheyAreSeen() {
        Trajectory path = path("10-1", 30);
        assertThat(path.steps()).hasSizeLessThan(60);
        Step answer = path.steps().get(path.steps().size() - 1);
        assertThat(answer.action()).isEqualTo("focus on red box");
        assertThat(answer.look()).containsPattern("On the pea plant you see: [^.]*round [^.]*pea seed");
        // and not in the middle of watering
        assertThat(path.steps().get(path.steps().size() - 2).action()).isEqualTo("deactivate sink");
    }

    /** The recorded path reads 24 and 142 ticks off a stopwatch; an episode has 100 moves. */
    @Test
    void aRaceTellsTheSlowerPlaneAfterOneWaitOnEach() {
        Trajectory path = path("9-3", 0);
        assertThat(path.steps().stream().skip(1).map(Step::action))
                .containsExactly(
                        "teleport to workshop",
                        "move wood block to inclined plane with a unknown material C surface",
                        "look at inclined plane with a unknown material C surface",
                        "wait",
                        "look at inclined plane with a unknown material C surface",
                        "move wood block to inclined plane with a unknown material H surface",
                        "look at inclined plane with a unknown material H surface",
                        "wait",
                        "look at inclined plane with a unknown material H surface",
                        "focus on inclined plane with a unknown material H surface");
        assertThat(path.steps()).extracting(Step::observation).anyMatch(text -> text.contains("approximately 9% down"));
    }

    /** The recorded path looks 90 times, beyond the 50 steps without a change of score after which an agent is stopped. */
    @Test
    void longLooksBecomeWaitsAndTheStopwatchReadsTheSame() {
        Trajectory full = paths.recorded("9-3", 0);
        Trajectory edited = paths.edited(
                full,
                new ScienceWorldEdits()
                        .all().stream()
                                .filter(edit -> !edit.label().equals("plane-shortcut"))
                                .toList());
        assertThat(edited.steps()).hasSizeLessThan(full.steps().size() / 3);
        assertThat(readings(edited)).hasSize(2).isEqualTo(readings(full));
        assertThat(edited.steps()).extracting(Step::action).contains("wait").doesNotContain("wait1");
        // an agent that waits until a wait would be too long finds the block still on its way
        int waited = edited.steps().stream().map(Step::action).toList().lastIndexOf("wait");
        assertThat(edited.steps().subList(waited + 1, edited.steps().size()))
                .filteredOn(step -> step.observation().contains("% down the plane"))
                .hasSizeBetween(7, 19);
        // how long it has waited is in its last three steps
        String watched = edited.steps().stream()
                .map(step -> step.action().equals("wait") ? "w" : "-")
                .collect(Collectors.joining());
        assertThat(watched).contains("-www-w-www-").doesNotContain("wwww");
    }

    /** The answer would be right as well if nothing was cooled. */
    @Test
    void whatCouldBeDoneCanStillBeDone() {
        assertThat(path("2-3", 1).steps())
                .extracting(Step::observation)
                .contains("You move the plastic cup to the freezer.")
                .noneMatch(text -> text.contains("can't be moved"));
    }

    /** The recorded path has {@code cup containing nothing} and the like, and pours the cup into itself before it mixes the second time. */
    @Test
    void oneOfSeveralCupsIsCalledWhatTheAgentSees() {
        assertThat(path("6-3", 3).steps())
                .extracting(Step::action)
                .containsSequence(
                        "pour cup containing blue paint into glass cup",
                        "pour cup containing yellow paint into glass cup",
                        "mix glass cup",
                        "focus on green paint")
                .endsWith(
                        "pour cup containing blue paint into glass cup", "mix glass cup", "focus on green-blue paint");
    }

    /** The recorded path measures a marshmallow that burns for another fifty steps. */
    @Test
    void nothingComesAfterTheFullScore() {
        List<Step> steps = path("1-1", 12).steps();
        assertThat(steps.subList(0, steps.size() - 1)).allMatch(step -> step.score() < 1);
    }

    private static List<String> readings(Trajectory path) {
        return path.steps().stream()
                .map(Step::observation)
                .filter(text -> text.contains("The time reads"))
                .toList();
    }

    @Test
    void anUnknownEditNamesTheEdits() {
        assertThatThrownBy(() -> new ScienceWorldEdits().select(List.of("no-po")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no-op");
    }

    private static List<String> actions(String task, int number) {
        return path(task, number).steps().stream().skip(1).map(Step::action).toList();
    }

    private static Trajectory path(String task, int number) {
        return edited(paths.recorded(task, number));
    }

    private static Trajectory edited(Trajectory full) {
        Trajectory edited = paths.edited(full);
        assertThat(edited.finalScore()).isEqualTo(1);
        return edited;
    }
}
