package dev.cairn.agent.constraint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What training rows of similar tasks do with nothing but the things that the description of the task names, an agent does not do with
 * other things.
 *
 * @param templates of tasks; a task is of the one with the most words, of those all of whose words it has
 */
public record TaskTemplateConstraint(@JsonValue List<TaskTemplate> templates) implements Constraint {
    /** Forbids nothing. */
    public static final TaskTemplateConstraint NONE = new TaskTemplateConstraint(List.of());

    /** A verb that comes in fewer episodes says nothing. */
    private static final int EPISODES = 3;

    @JsonCreator
    public TaskTemplateConstraint {
        templates = List.copyOf(templates);
    }

    /**
     * A template for each task, in the order of their codes.
     *
     * @param rows of a controller
     */
    public static TaskTemplateConstraint fit(List<TrainingRow> rows) {
        Map<String, List<TrainingRow>> byCode = new TreeMap<>();
        rows.forEach(row -> byCode.computeIfAbsent(row.taskCode(), code -> new ArrayList<>())
                .add(row));
        return new TaskTemplateConstraint(
                byCode.values().stream().map(TaskTemplateConstraint::template).toList());
    }

    private static TaskTemplate template(List<TrainingRow> rows) {
        SortedSet<String> words = new TreeSet<>(Words.of(rows.get(0).task()));
        rows.forEach(row -> words.retainAll(Words.of(row.task())));
        Map<String, Set<Integer>> episodes = new HashMap<>();
        Set<String> free = new HashSet<>();
        for (TrainingRow row : rows) {
            String verb = row.target().head();
            episodes.computeIfAbsent(verb, key -> new HashSet<>()).add(row.variation());
            if (!TaskTemplate.names(row.target(), row.task(), words)) {
                free.add(verb);
            }
        }
        SortedSet<String> aboutTask = new TreeSet<>(episodes.keySet());
        aboutTask.removeIf(verb ->
                free.contains(verb) || episodes.getOrDefault(verb, Set.of()).size() < EPISODES);
        return new TaskTemplate(words, aboutTask);
    }

    @Override
    public boolean allows(SubGoal answer, DecodingState state) {
        return templates.stream()
                .filter(template -> template.fits(state.task()))
                .max(Comparator.comparingInt(template -> template.words().size()))
                .map(template -> template.allows(answer, state.task()))
                .orElse(true);
    }
}
