package dev.cairn.pipeline.train;

import dev.cairn.agent.constraint.TaskTemplateConstraint;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Words;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The kinds of tasks in training rows: the tasks with one code. */
final class TaskKinds {
    /** A verb that comes in fewer episodes of a kind says nothing about it. */
    private static final int EPISODES = 3;

    private TaskKinds() {}

    private record Named(int variation, SubGoal subGoal, String task) {}

    /** @param rows of the controller */
    static List<TaskTemplateConstraint> of(List<Example> rows, Prompts prompts, Template template) {
        Map<String, List<Named>> byCode = new TreeMap<>();
        for (Example row : rows) {
            SubGoal subGoal = new SubGoal(prompts.meant(Role.CONTROLLER, row.target()));
            byCode.computeIfAbsent(row.taskRealId(), code -> new ArrayList<>())
                    .add(new Named(row.variationId(), subGoal, template.task(row.input())));
        }
        return byCode.values().stream().map(TaskKinds::kind).toList();
    }

    private static TaskTemplateConstraint kind(List<Named> all) {
        TreeSet<String> words = new TreeSet<>(Words.of(all.get(0).task()));
        all.forEach(named -> words.retainAll(Words.of(named.task())));
        TaskTemplateConstraint kind = new TaskTemplateConstraint(words, new TreeSet<>());
        Map<String, Set<Integer>> episodes = new HashMap<>();
        Set<String> free = new HashSet<>();
        for (Named named : all) {
            String verb = named.subGoal().head();
            episodes.computeIfAbsent(verb, key -> new HashSet<>()).add(named.variation());
            if (!kind.names(named.subGoal(), named.task())) {
                free.add(verb);
            }
        }
        TreeSet<String> bound = new TreeSet<>(episodes.keySet());
        bound.removeIf(verb ->
                free.contains(verb) || episodes.getOrDefault(verb, Set.of()).size() < EPISODES);
        return new TaskTemplateConstraint(words, bound);
    }
}
