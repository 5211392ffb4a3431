package dev.cairn.agent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.scienceworld.action.ScienceWorldActions;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedActionTest {
    @Test
    void linesOfAPlanAreReadWithWhatIsExpected() {
        assertThat(read("Action 1: TELEPORT(kitchen) --> You move to the kitchen.\n"
                        + "- Action 2: USE(thermometer in inventory, water)\nThat is all."))
                .containsExactly(
                        new PlannedAction("teleport to kitchen", "move to kitchen"),
                        new PlannedAction("use thermometer in inventory on water", ""));
    }

    @Test
    void fiveLinesCount() {
        assertThat(read("Action 1: WAIT()\n\n".repeat(7))).hasSize(5);
    }

    @Test
    void repeatMeansTheLastTwoFiveTimesOrThreeAfterAWait() {
        assertThat(read("Action 1: OPEN(door)\nAction 2: LOOK(pot)\nRepeat until it grows."))
                .hasSize(12)
                .endsWith(new PlannedAction("open door", ""), new PlannedAction("look at pot", ""));
        assertThat(read("Action 1: OPEN(door)\nAction 2: LOOK(pot)\nAction 3: WAIT()\nrepeat"))
                .hasSize(18);
        assertThat(read("Repeat what you did.")).isEmpty();
    }

    @Test
    void wordsWithoutActionsAreNoPlan() {
        assertThat(read("Go to the kitchen.\nAction 1: SING(song)")).isEmpty();
    }

    private static List<PlannedAction> read(String answer) {
        return PlannedAction.read(answer, ScienceWorldActions.PUBLISHED, "wait");
    }
}
