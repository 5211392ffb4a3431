package dev.cairn.distill.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.distill.dataset.TrajectorySource.Heading;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void everythingIsTakenInItsOrder() {
        List<Heading> long168 =
                IntStream.range(0, 168).mapToObj(number -> heading(number, 5)).toList();

        assertThat(Selection.ALL.choose(long168))
                .isEqualTo(IntStream.range(0, 168).boxed().toList());
    }

    @Test
    void trajectoriesWithoutARowAreLeftOut() {
        assertThat(Selection.ALL.choose(List.of(heading(0, 1), heading(1, 2), heading(2, 3))))
                .containsExactly(1, 2);
    }

    @Test
    void withoutItsModuleWhatThePublishedScriptWritesIsRefusedWithWhatToDo() {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(DatasetVariants.selection("all")).isEqualTo(Selection.ALL);
            assertThat(DatasetVariants.layout("cairn")).isEqualTo(DatasetLayout.CAIRN);
            assertThatThrownBy(() -> DatasetVariants.selection("original"))
                    .isInstanceOf(UserException.class)
                    .hasMessage(
                            "unknown selection 'original'; the selections are all; that of the published script is in"
                                    + " cairn-conformance, add its jar");
            assertThatThrownBy(() -> DatasetVariants.layout("original"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("unknown layout 'original'; the layouts are cairn; ");
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private static Heading heading(int number, int steps) {
        return new Heading(new Variation(new TaskId(0, "nine", "9-1"), number, Split.TRAIN), steps);
    }
}
