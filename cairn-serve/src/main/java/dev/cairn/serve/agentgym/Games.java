package dev.cairn.serve.agentgym;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.serve.http.HttpProblem;
import java.util.List;
import java.util.Optional;

/** The variations that {@code data_idx} counts, from 0: of one task after the other. */
final class Games {
    private final TaskCatalog catalog;
    private final List<TaskId> tasks;
    private final Optional<Split> split;

    private Games(TaskCatalog catalog, List<TaskId> tasks, Optional<Split> split) {
        this.catalog = catalog;
        this.tasks = List.copyOf(tasks);
        this.split = split;
    }

    /** All variations of these tasks. */
    static Games of(TaskCatalog catalog, List<TaskId> tasks) {
        return new Games(catalog, tasks, Optional.empty());
    }

    /**
     * Of any world, tasks in its own order.
     *
     * @param selection as {@code --tasks} takes it
     * @param split of which the variations count; empty for all
     */
    static Games of(TaskCatalog catalog, String selection, Optional<Split> split) {
        return new Games(catalog, catalog.select(selection), split);
    }

    int size() {
        return tasks.stream().mapToInt(this::size).sum();
    }

    /** @throws HttpProblem if there are not so many */
    Variation variation(int index) {
        int left = index;
        for (TaskId task : tasks) {
            int size = size(task);
            if (left >= 0 && left < size) {
                return split.isEmpty()
                        ? catalog.variation(task, left)
                        : catalog.variations(task, split.get()).get(left);
            }
            left -= size;
        }
        throw HttpProblem.badRequest("data_idx is " + index + "; expected 0 to " + (size() - 1));
    }

    private int size(TaskId task) {
        return split.isEmpty() ? catalog.variations(task) : catalog.count(task, split.get());
    }
}
