package dev.cairn.conformance.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.distill.dataset.DatasetVariants;
import dev.cairn.distill.dataset.Selection;
import dev.cairn.distill.dataset.TrajectorySource.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishedSelectionTest {
    /** Twelve test trajectories first, then two of the training split. */
    private final List<Heading> testsFirst = IntStream.range(0, 14)
            .mapToObj(number -> heading("4-1", number < 12 ? Split.TEST : Split.TRAIN))
            .toList();

    @Test
    void cappedTakesTenTestTrajectoriesAndAllOthers() {
        assertThat(selection("capped").choose(testsFirst)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13);
    }

    @Test
    void originalStopsAtTheTenthTestTrajectory() {
        assertThat(selection("original").choose(testsFirst)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void longTasksAreShuffledAndCut() {
        assertThat(selection("capped").choose(many("9-1"))).hasSize(50).startsWith(96, 84, 151);
        assertThat(selection("capped").choose(many("3-3"))).hasSize(100);
        assertThat(selection("capped").choose(many("3-4")))
                .isEqualTo(IntStream.range(0, 168).boxed().toList());
    }

    @Test
    void tasksAreChosenFromOneByOne() {
        List<Heading> mixed = new ArrayList<>();
        IntStream.range(0, 12)
                .forEach(number -> mixed.addAll(List.of(heading("4-1", Split.TEST), heading("4-2", Split.TEST))));

        assertThat(selection("capped").choose(mixed))
                .hasSize(20)
                .startsWith(0, 2)
                .endsWith(19);
    }

    private static Selection selection(String label) {
        return DatasetVariants.selection(label);
    }

    private static List<Heading> many(String code) {
        return IntStream.range(0, 168)
                .mapToObj(number -> heading(code, Split.TRAIN))
                .toList();
    }

    private static Heading heading(String code, Split split) {
        return new Heading(new Variation(new TaskId(0, "task", code), 0, split), 5);
    }
}
