package dev.cairn.agent.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.compat.Defects;
import dev.cairn.core.SubGoal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoRepeatActionsTest {
    private static final List<String> ANSWERS = List.of("POUR(jug, pot 1)", "POUR(jug, pot 2)", "END_SG()");

    private final NoRepeatActions done = new NoRepeatActions(Set.of("water POUR"));

    @Test
    void whatIsNotDoneTwiceUnderASubGoalIsPassedOver() {
        done.begin(new SubGoal("water(pot 1, pot 2)"));
        assertThat(left(ANSWERS)).isEqualTo(ANSWERS);
        done.add("pour jug into pot 1", "You pour the contents of the jug into the pot 1.");
        assertThat(left(ANSWERS)).containsExactly("POUR(jug, pot 2)", "END_SG()");
        done.begin(new SubGoal("water(pot 1)"));
        assertThat(left(ANSWERS)).isEqualTo(ANSWERS);
    }

    @Test
    void otherActionsAndSubGoalsMayRepeat() {
        done.begin(new SubGoal("water(pot 1)"));
        done.add("move jug to sink", "You move the jug to the sink.");
        assertThat(left(List.of("MOVE(jug, sink)"))).containsExactly("MOVE(jug, sink)");
        done.begin(new SubGoal("pour(jug, pot 1)"));
        done.add("pour jug into pot 1", "You pour the contents of the jug into the pot 1.");
        assertThat(left(ANSWERS)).isEqualTo(ANSWERS);
    }

    @Test
    void whatWasRefusedMayBeTriedAgain_andIfNothingElseIsLeftSoMayAnythingElse() {
        done.begin(new SubGoal("water(pot 1)"));
        done.add("pour jug into pot 1", "That can't be poured there, because the pot 1 isn't open.");
        assertThat(left(ANSWERS)).isEqualTo(ANSWERS);
        done.add("pour jug into pot 1", "You pour the contents of the jug into the pot 1.");
        assertThat(left(ANSWERS.subList(0, 1))).isEqualTo(ANSWERS.subList(0, 1));
    }

    private List<String> left(List<String> answers) {
        return done.without(answers, Defects.NONE);
    }
}
