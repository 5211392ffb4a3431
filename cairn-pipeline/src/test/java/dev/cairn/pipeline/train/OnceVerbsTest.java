package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Example;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Template;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OnceVerbsTest {
    @Test
    void aVerbThatIsOftenRepeatedInOnePlaceIsNoneOfThem() {
        List<Example> rows = Stream.of(
                        episode(1, "place jug, sink", "wait 3", "wait 3", "navigate_to hall", "place jug, sink"),
                        episode(2, "place jug, sink", "wait 3", "wait 2"))
                .flatMap(List::stream)
                .toList();
        assertThat(OnceVerbs.of(rows, new Prompts(3, Alignment.ALIGNED, Template.NOTED)))
                .containsExactly("navigate_to", "place");
    }

    @Test
    void oneRepetitionInTwentyDoesNotCount() {
        List<Example> rows = IntStream.range(0, 20)
                .mapToObj(number -> episode(number, "open door", number == 0 ? "open door" : "open box"))
                .flatMap(List::stream)
                .toList();
        assertThat(OnceVerbs.of(rows, new Prompts(3, Alignment.ALIGNED, Template.NOTED)))
                .containsExactly("open");
    }

    private static List<Example> episode(int number, String... subGoals) {
        return Stream.of(subGoals)
                .map(subGoal -> new Example("", subGoal, 1, number, "1-1"))
                .toList();
    }
}
