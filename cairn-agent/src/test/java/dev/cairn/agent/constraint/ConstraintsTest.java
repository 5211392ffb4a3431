package dev.cairn.agent.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.subgoal.ModelSubGoals;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Variation;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.toy.ToyWorld;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
    private static final List<SubGoal> BEFORE = subGoals(
            "pick_up(cup)", "navigate_to(workshop)", "place(block, plane A)", "read(stopwatch)", "activate(stopwatch)");

    @Test
    void theControllersBestAnswerThatIsNoneIsTaken() {
        assertThat(next("place(block, plane A)", "place(block, plane B)")).isEqualTo("place(block, plane B)");
        assertThat(next("read(stopwatch)", "place(block, plane B)")).isEqualTo("read(stopwatch)");
        assertThat(next("place(block, plane A)", " ", "navigate_to(workshop)")).isEqualTo("place(block, plane A)");
    }

    /** The task is to measure lead. */
    @Test
    void whatIsNotAboutTheTaskIsPassedOver() {
        assertThat(next("focus_on(water)", "focus_on(lead)")).isEqualTo("focus_on(lead)");
        assertThat(next("focus_on(water)", "open(door)")).isEqualTo("open(door)");
        assertThat(next("focus_on(water)", "place(block, plane A)")).isEqualTo("focus_on(water)");
    }

    /** There is a metal pot in the room. */
    @Test
    void whatIsAboutAThingThatIsNotThereIsPassedOver() {
        assertThat(next("heat(lead, stove)", "heat(metal pot, stove)")).isEqualTo("heat(metal pot, stove)");
        assertThat(next("heat(metal, stove)", "read(book)")).isEqualTo("heat(metal, stove)");
        assertThat(next("heat(etal pot, stove)", "read(book)")).isEqualTo("read(book)");
        assertThat(next("heat(tin, stove)")).isEqualTo("heat(tin, stove)");
    }

    private static String next(String... answers) {
        ToyWorld world = new ToyWorld();
        Variation variation =
                world.tasks().variation(world.tasks().select("choose-thing").get(0), 0);
        PromptState state = new PromptState(
                "Measure lead.",
                9,
                0,
                List.of(HistoryEntry.START),
                "a Metal pot (off)",
                "nothing",
                List.of("workshop"),
                BEFORE);
        try (TextEnvironment environment = world.open();
                ModelSubGoals subGoals = ModelSubGoals.of(new Says(List.of()), new Says(List.of(answers)))) {
            return subGoals.begin(variation, environment)
                    .next(state, true)
                    .subGoal()
                    .orElseThrow()
                    .text();
        }
    }

    private static List<SubGoal> subGoals(String... texts) {
        return Stream.of(texts).map(SubGoal::new).toList();
    }

    private record Says(List<String> answers) implements Seq2SeqRole {
        @Override
        public Alignment alignment() {
            return Alignment.ALIGNED;
        }

        @Override
        public Wording wording() {
            return Wording.COMPACT;
        }

        @Override
        public Constraints constraints() {
            return new Constraints(
                    new NoRepeatSubGoals(new TreeSet<>(Set.of("place", "navigate_to")), "navigate_to"),
                    NoRepeatActions.NONE,
                    new VisibilityConstraint(new TreeSet<>(Set.of("heat"))),
                    new TaskTemplateConstraint(List.of(
                            new TaskTemplate(new TreeSet<>(Set.of("Measure")), new TreeSet<>(Set.of("focus_on"))))));
        }

        @Override
        public List<String> ask(PromptState state) {
            return answers;
        }

        @Override
        public void close() {}
    }
}
