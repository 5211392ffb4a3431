package dev.cairn.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskCatalogTest {
    private static final int MANY = 100_000_000;

    private final TaskCatalog numbered = new TaskCatalog(
            List.of(entry(0, "1", "1"), entry(1, "2", "two"), entry(2, "3", "2")), Map.of("odd", Set.of("1", "two")));

    @Test
    void aWordIsTakenForTheFirstThatItNames() {
        assertThat(numbered.select("1")).extracting(TaskId::index).containsExactly(0);
        assertThat(numbered.select("2")).extracting(TaskId::index).containsExactly(2);
        assertThat(numbered.select("two")).extracting(TaskId::index).containsExactly(1);
        assertThat(numbered.select("0")).extracting(TaskId::index).containsExactly(0);
        assertThat(numbered.select("odd")).extracting(TaskId::index).containsExactly(0, 1);
        assertThat(numbered.select("3,all")).hasSize(3);
    }

    @Test
    void variationsAreCountedWithoutAListOfThem() {
        TaskCatalog large =
                new TaskCatalog(List.of(new TaskCatalog.Entry(new TaskId(0, "win", "win"), MANY)), Map.of());
        TaskId win = large.byIndex(0);
        assertThat(List.of(large.count(win, Split.TRAIN), large.count(win, Split.DEV), large.count(win, Split.TEST)))
                .containsExactly(MANY / 2, MANY / 4, MANY / 4);
    }

    private static TaskCatalog.Entry entry(int index, String name, String code) {
        return new TaskCatalog.Entry(new TaskId(index, name, code), 3);
    }
}
