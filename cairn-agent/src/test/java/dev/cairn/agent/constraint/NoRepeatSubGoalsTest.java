package dev.cairn.agent.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.SubGoal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoRepeatSubGoalsTest {
    private static final DecodingState STATE = new DecodingState(
            "",
            "",
            Stream.of(
                            "pick_up(cup)",
                            "navigate_to(workshop)",
                            "place(block, plane A)",
                            "read(stopwatch)",
                            "activate(stopwatch)")
                    .map(SubGoal::new)
                    .toList(),
            done -> false);

    @Test
    void onlyWhatWasNamedInThisPlaceIsARepetition() {
        NoRepeatSubGoals rule =
                new NoRepeatSubGoals(new TreeSet<>(Set.of("place", "navigate_to", "pick_up")), "navigate_to");
        assertThat(rule.allows(new SubGoal("place(block, plane A)"), STATE)).isFalse();
        assertThat(rule.allows(new SubGoal("navigate_to(workshop)"), STATE)).isFalse();
        assertThat(rule.allows(new SubGoal("place(block, plane B)"), STATE)).isTrue();
        assertThat(rule.allows(new SubGoal("pick_up(cup)"), STATE)).isTrue();
        assertThat(rule.allows(new SubGoal("read(stopwatch)"), STATE)).isTrue();
    }

    @Test
    void whereNothingLeadsElsewhereTheWholeEpisodeIsOnePlace() {
        NoRepeatSubGoals rule = new NoRepeatSubGoals(new TreeSet<>(Set.of("pick_up")), "");
        assertThat(rule.allows(new SubGoal("pick_up(cup)"), STATE)).isFalse();
    }

    @Test
    void aVerbThatIsOftenRepeatedInOnePlaceIsNoneOfThem() {
        List<TrainingRow> rows = Stream.of(
                        episode(1, "place(jug, sink)", "wait(3)", "wait(3)", "navigate_to(hall)", "place(jug, sink)"),
                        episode(2, "place(jug, sink)", "wait(3)", "wait(2)"))
                .flatMap(List::stream)
                .toList();
        assertThat(NoRepeatSubGoals.fit(rows, "navigate_to").verbs()).containsExactly("navigate_to", "place");
    }

    @Test
    void oneRepetitionInTwentyDoesNotCount() {
        List<TrainingRow> rows = IntStream.range(0, 20)
                .mapToObj(number -> episode(number, "open(door)", number == 0 ? "open(door)" : "open(box)"))
                .flatMap(List::stream)
                .toList();
        assertThat(NoRepeatSubGoals.fit(rows, "navigate_to").verbs()).containsExactly("open");
    }

    private static List<TrainingRow> episode(int number, String... subGoals) {
        return Stream.of(subGoals)
                .map(subGoal -> new TrainingRow("1-1", number, "", "", "", new SubGoal(subGoal)))
                .toList();
    }
}
