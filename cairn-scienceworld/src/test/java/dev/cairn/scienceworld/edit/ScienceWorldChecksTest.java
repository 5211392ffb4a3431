package dev.cairn.scienceworld.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the report of recorded paths counts. */
class ScienceWorldChecksTest {
    @Test
    void idleStepsAreFoundWithTheirReasons() {
        Trajectory path = path(
                "",
                "look around -> A room.",
                "open door to hall -> The door is already open.",
                "go to hall -> You move.",
                "look around -> A hall.",
                "read note -> It says x.",
                "read note -> It says x.",
                "look at clock -> One.",
                "look at clock -> Two.",
                "close door to hall -> The door is now closed.",
                "fly -> No known action matches that input.");
        assertThat(NoOpStep.in(path).toString())
                .isEqualTo("{1=ALREADY_SO, 3=LOOKS_AROUND, 5=EXAMINES_AGAIN, 8=CLOSES_DOOR, 9=NOT_UNDERSTOOD}");
    }

    @Test
    void pickingUpWhatIsHeldIsIdle() {
        Step first = step("pick up cup", "In your inventory, you see:\n\tan orange\n");
        Step again = step("pick up cup", "In your inventory, you see:\n\ta tin cup (containing nothing)\n");
        Trajectory path =
                new Trajectory(GoldFixture.ofTask("4-3").variation(), "", List.of(first, first, again, again));
        assertThat(NoOpStep.in(path).toString()).isEqualTo("{2=HELD_ALREADY, 3=HELD_ALREADY}");
    }

    private static Step step(String action, String inventory) {
        return new Step(action, "You move the tin cup to the inventory.", 0, false, "A place.", inventory);
    }

    @Test
    void aFocusOnWhatNoTextHasNamedIsBlind() {
        Trajectory path = path(
                "Find the red box.",
                "look around -> There is a table.",
                "focus on table -> Done.",
                "focus on red box -> Done.",
                "focus on old owl in garden -> Done.",
                "wait -> An owl, which is old, comes.",
                "focus on old owl in garden -> Done.");
        assertThat(UngroundedFocus.in(path)).containsExactly("focus on old owl in garden");
    }

    @Test
    void anAnswerBeforeItsFindingIsUnfounded() {
        String task = "Measure the melting point in degrees celsius. If it is above 10, focus on the red box.";
        Trajectory guessed = path(task, "look around -> A room.", "focus on red box -> Done. *");
        Trajectory measured = path(
                task, "look around -> A room.", "use thermometer on x -> 12 degrees.", "focus on red box -> Done. *");
        assertThat(Finding.of(guessed).orElseThrow().isMissing(guessed)).isTrue();
        assertThat(Finding.of(measured).orElseThrow().isMissing(measured)).isFalse();
    }

    @Test
    void aLookBeforeTheExperimentIsNoFinding() {
        String task = "Determine if foil is electrically conductive and place it in the red box.";
        List<String> steps = new ArrayList<>(List.of(
                "look around -> A room.",
                "look around -> A room.",
                "connect foil to bulb -> Done.",
                "move foil to red box -> Done. *"));
        Trajectory early = path(task, steps.toArray(String[]::new));
        assertThat(Finding.of(early).orElseThrow().isMissing(early)).isTrue();
        steps.add(3, "look around -> The bulb is on.");
        Trajectory late = path(task, steps.toArray(String[]::new));
        assertThat(Finding.of(late).orElseThrow().isMissing(late)).isFalse();
    }

    @Test
    void aTaskThatAsksForNoFindingHasNone() {
        assertThat(Finding.of(GoldFixture.ofTask("4-3"))).isEmpty();
    }

    /** Steps as {@code action -> observation}; a star at the end raises the score to 1. */
    private static Trajectory path(String task, String... lines) {
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            String[] part = line.split(" -> ");
            steps.add(
                    new Step(part[0], part[1], line.endsWith("*") ? 1 : 0, line.endsWith("*"), "A place.", "Nothing."));
        }
        return new Trajectory(GoldFixture.ofTask("4-3").variation(), task, steps);
    }
}
