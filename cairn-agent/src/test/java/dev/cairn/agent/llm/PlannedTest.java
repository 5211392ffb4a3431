package dev.cairn.agent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlannedTest {
    @Test
    void linesOfAPlanAreReadWithWhatIsExpected() {
        assertThat(Planned.read("Action 1: TELEPORT(kitchen) --> You move to the kitchen.\n"
                        + "- Action 2: USE(thermometer in inventory, water)\nThat is all."))
                .containsExactly(
                        new Planned("teleport to kitchen", "move to kitchen"),
                        new Planned("use thermometer in inventory on water", ""));
    }

    @Test
    void fiveLinesCount() {
        assertThat(Planned.read("Action 1: WAIT()\n\n".repeat(7))).hasSize(5);
    }

    @Test
    void repeatMeansTheLastTwoFiveTimesOrThreeAfterAWait() {
        assertThat(Planned.read("Action 1: OPEN(door)\nAction 2: LOOK(pot)\nRepeat until it grows."))
                .hasSize(12)
                .endsWith(new Planned("open door", ""), new Planned("look at pot", ""));
        assertThat(Planned.read("Action 1: OPEN(door)\nAction 2: LOOK(pot)\nAction 3: WAIT()\nrepeat"))
                .hasSize(18);
        assertThat(Planned.read("Repeat what you did.")).isEmpty();
    }

    @Test
    void wordsWithoutActionsAreNoPlan() {
        assertThat(Planned.read("Go to the kitchen.\nAction 1: SING(song)")).isEmpty();
    }
}
