package dev.cairn.domain;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.domain.edit.TrajectoryEdit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a world has, for people and programs.
 *
 * @param groups codes of tasks by the name of the group
 * @param edits labels of its trajectory edits
 */
public record DomainContents(
        String name, List<Task> tasks, Map<String, List<String>> groups, List<String> protocols, List<String> edits) {
    /**
     * One task.
     *
     * @param splits variations by the label of the split, in the order train, dev, test
     */
    public record Task(String code, String name, int variations, Map<String, Integer> splits) {}

    public static DomainContents of(Domain domain) {
        TaskCatalog catalog = domain.tasks();
        return new DomainContents(
                domain.name(),
                catalog.all().stream().map(task -> task(catalog, task)).toList(),
                catalog.groups(),
                domain.protocols().names(),
                domain.edits().all().stream().map(TrajectoryEdit::label).toList());
    }

    private static Task task(TaskCatalog catalog, TaskId task) {
        Map<String, Integer> splits = new LinkedHashMap<>();
        for (Split split : Split.values()) {
            splits.put(split.label(), catalog.count(task, split));
        }
        return new Task(task.code(), task.name(), catalog.variations(task), splits);
    }
}
