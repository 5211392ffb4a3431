package dev.cairn.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScienceWorldCatalogTest {
    private final TaskCatalog catalog = ScienceWorldTasks.catalog();

    @Test
    void tasksAreFoundByCodeNameIndexAndGroup() {
        TaskId animal = catalog.byIndex(5);
        assertThat(animal).isEqualTo(new TaskId(5, "find-animal", "4-4"));
        assertThat(catalog.select("4-4")).containsExactly(animal);
        assertThat(catalog.select("find-animal, 5")).containsExactly(animal);
        assertThat(catalog.select("short")).hasSize(10);
        assertThat(catalog.select("short,medium,long")).isEqualTo(catalog.all());
        assertThat(catalog.select("all")).hasSize(30);
    }

    @Test
    void tasksAreFoundByTheNamesOfThePythonPackage() {
        assertThat(catalog.select("task-1-boil")).isEqualTo(catalog.select("boil"));
        assertThat(catalog.select("task-2a-test-conductivity")).isEqualTo(catalog.select("test-conductivity"));
        assertThat(catalog.select("task-1-boil, find-animal")).isEqualTo(catalog.select("boil,find-animal"));
        assertThat(catalog.select("mendellian-genetics-(known-plant)"))
                .isEqualTo(catalog.select("mendelian-genetics-known-plant"));
        assertThatThrownBy(() -> catalog.select("task-1-bake")).hasMessageContaining("unknown task 'task-1-bake'");
    }

    @Test
    void anUnknownTaskNamesTheNearestOne() {
        assertThatThrownBy(() -> catalog.select("find-anmal"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("unknown task 'find-anmal'")
                .hasMessageContaining("find-animal");
    }

    @Test
    void anIndexThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> catalog.byIndex(30))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("0 to 29");
    }

    @Test
    void foldsAreHalfAQuarterAndTheRest() {
        TaskId animal = catalog.select("4-4").get(0);
        assertThat(catalog.variations(animal, Split.TRAIN)).hasSize(150);
        assertThat(catalog.variations(animal, Split.DEV)).hasSize(75);
        assertThat(catalog.variations(animal, Split.TEST)).hasSize(75);
        TaskId stages = catalog.select("8-2").get(0);
        assertThat(catalog.variations(stages, Split.TEST))
                .extracting(Variation::number)
                .containsExactly(6, 7, 8, 9);
    }

    @Test
    void smallTasksAreDividedByHand() {
        assertThat(List.of(ScienceWorldTasks.split(0, 1), ScienceWorldTasks.split(1, 2), ScienceWorldTasks.split(1, 3)))
                .containsExactly(Split.TRAIN, Split.TEST, Split.DEV);
        assertThat(ScienceWorldTasks.split(2, 4)).isEqualTo(Split.DEV);
        assertThat(ScienceWorldTasks.split(3, 4)).isEqualTo(Split.TEST);
    }

    @Test
    void aSpreadCoversTheWholeFold() {
        TaskId animal = catalog.select("4-4").get(0);
        assertThat(catalog.spread(animal, Split.TRAIN, 3))
                .extracting(Variation::number)
                .containsExactly(0, 50, 100);
        assertThat(catalog.spread(animal, Split.TRAIN, 1000)).hasSize(150);
    }

    @Test
    void aVariationThatDoesNotExistIsRefused() {
        TaskId boil = catalog.select("boil").get(0);
        assertThatThrownBy(() -> catalog.variation(boil, 30)).hasMessageContaining("0 to 29");
    }

    @Test
    void groupsListTheirTasksInIndexOrder() {
        Map<String, List<String>> groups = ScienceWorldTasks.catalog().groups();
        assertThat(groups.keySet()).containsExactly("short", "medium", "long");
        assertThat(groups.get("short"))
                .containsExactly("6-2", "4-4", "4-1", "4-2", "4-3", "8-2", "7-1", "7-3", "7-2", "3-1");
        assertThat(groups.values().stream().mapToInt(List::size).sum()).isEqualTo(30);
    }
}
