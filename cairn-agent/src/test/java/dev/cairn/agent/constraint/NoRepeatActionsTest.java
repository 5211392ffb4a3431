package dev.cairn.agent.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoRepeatActionsTest {
    private static final List<String> ANSWERS = List.of("POUR(jug, pot 1)", "POUR(jug, pot 2)", "END_SG()");

    private final Constraints rules = new Constraints(
            NoRepeatSubGoals.NONE,
            new NoRepeatActions(new TreeMap<>(Map.of("water", new TreeSet<>(Set.of("POUR"))))),
            VisibilityConstraint.NONE,
            TaskTemplateConstraint.NONE);

    @Test
    void whatIsNotDoneTwiceUnderASubGoalIsPassedOver() {
        assertThat(left(ANSWERS, "water(pot 1, pot 2)")).isEqualTo(ANSWERS);
        assertThat(left(ANSWERS, "water(pot 1, pot 2)", "POUR(jug, pot 1)"))
                .containsExactly("POUR(jug, pot 2)", "END_SG()");
    }

    @Test
    void otherActionsAndSubGoalsMayRepeat() {
        assertThat(left(List.of("MOVE(jug, sink)"), "water(pot 1)", "MOVE(jug, sink)"))
                .containsExactly("MOVE(jug, sink)");
        assertThat(left(ANSWERS, "pour(jug, pot 1)", "POUR(jug, pot 1)")).isEqualTo(ANSWERS);
    }

    @Test
    void ifNothingElseIsLeftAnythingMayBeRepeated() {
        assertThat(left(ANSWERS.subList(0, 1), "water(pot 1)", "POUR(jug, pot 1)"))
                .isEqualTo(ANSWERS.subList(0, 1));
    }

    @Test
    void anActionThatIsOftenRepeatedUnderASubGoalIsNoneOfThem() {
        List<Example> rows = Stream.of(
                        under(
                                "water < pot 1, pot 2 >",
                                "MOVE jug, sink",
                                "POUR jug, pot 1",
                                "MOVE jug, sink",
                                "POUR jug, pot 2"),
                        under("water < pot 1 >", "MOVE jug, sink", "POUR jug, pot 1"),
                        under("place < jug, sink >", "MOVE jug, sink"))
                .flatMap(List::stream)
                .toList();
        assertThat(NoRepeatActions.fit(TrainingRow.read(Role.EXECUTOR, rows, Wording.COMPACT))
                        .verbs())
                .isEqualTo(Map.of("place", Set.of("MOVE"), "water", Set.of("POUR")));
    }

    private static List<Example> under(String subGoal, String... actions) {
        return Stream.concat(Stream.of(actions), Stream.of("END_SG"))
                .map(action -> new Example("Grow a plant. # now " + subGoal + " # see hall", action, 1, 1, "5-1"))
                .toList();
    }

    private List<String> left(List<String> answers, String subGoal, String... done) {
        DecodingState state = new DecodingState(
                "", "", List.of(new SubGoal(subGoal)), action -> List.of(done).contains(action));
        return rules.apply(answers, state);
    }
}
