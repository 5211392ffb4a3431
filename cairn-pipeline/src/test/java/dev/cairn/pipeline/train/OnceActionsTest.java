package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Example;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Template;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnceActionsTest {
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
        assertThat(OnceActions.of(rows, new Prompts(3, Alignment.ALIGNED, Template.RECENT), Template.RECENT))
                .containsExactly("place MOVE", "water POUR");
    }

    private static List<Example> under(String subGoal, String... actions) {
        return Stream.concat(Stream.of(actions), Stream.of("END_SG"))
                .map(action -> new Example("Grow a plant. # now " + subGoal + " # see hall", action, 1, 1, "5-1"))
                .toList();
    }
}
