package dev.cairn.distill.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    /** Twelve test trajectories first, then two of the training split. */
    private final List<Integer> testsFirst = IntStream.range(0, 14).boxed().toList();

    @Test
    void everythingIsTakenInItsOrder() {
        assertThat(choose(Selection.ALL, "9-1", testsFirst)).isEqualTo(testsFirst);
    }

    @Test
    void cappedTakesTenTestTrajectoriesAndAllOthers() {
        assertThat(choose(Selection.CAPPED, "4-1", testsFirst)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13);
    }

    @Test
    void originalStopsAtTheTenthTestTrajectory() {
        assertThat(choose(Selection.ORIGINAL, "4-1", testsFirst)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void longTasksAreShuffledAndCut() {
        List<Integer> many = IntStream.range(0, 168).map(i -> i + 100).boxed().toList();

        assertThat(choose(Selection.CAPPED, "9-1", many)).hasSize(50).startsWith(196, 184, 251);
        assertThat(choose(Selection.CAPPED, "3-3", many)).hasSize(100);
        assertThat(choose(Selection.CAPPED, "3-4", many)).isEqualTo(many);
    }

    @Test
    void trajectoriesWithoutARowAreLeftOut() {
        List<Integer> chosen =
                Selection.ALL.choose(List.of(1, 2, 3), steps -> new Selection.Candidate("4-1", Split.TRAIN, steps));

        assertThat(chosen).containsExactly(2, 3);
    }

    @Test
    void tasksAreChosenFromOneByOne() {
        List<String> mixed = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> mixed.addAll(List.of("4-1/" + i, "4-2/" + i)));

        List<String> chosen =
                Selection.CAPPED.choose(mixed, item -> new Selection.Candidate(item.substring(0, 3), Split.TEST, 5));

        assertThat(chosen).hasSize(20).startsWith("4-1/0", "4-1/1").endsWith("4-2/9");
    }

    private static List<Integer> choose(Selection selection, String code, List<Integer> items) {
        return selection.choose(items, item -> new Selection.Candidate(code, item < 12 ? Split.TEST : Split.TRAIN, 5));
    }
}
