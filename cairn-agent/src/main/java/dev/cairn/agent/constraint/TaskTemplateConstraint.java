package dev.cairn.agent.constraint;

import dev.cairn.core.SubGoal;
import dev.cairn.core.Words;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tasks of one kind, whose descriptions differ in some words only: {@code boil lead} and {@code boil ice cream}. What training
 * paths of a kind do with nothing but what these words name, an agent need not do with other things.
 *
 * @param words that all descriptions have
 * @param bound verbs of sub-goals that in all training paths name something that the description has besides
 */
public record TaskTemplateConstraint(SortedSet<String> words, SortedSet<String> bound) {
    public TaskTemplateConstraint {
        words = Collections.unmodifiableSortedSet(new TreeSet<>(words));
        bound = Collections.unmodifiableSortedSet(new TreeSet<>(bound));
    }

    /** The kind of a task: of all whose words it has, the one with the most. */
    public static Optional<TaskTemplateConstraint> of(String task, Collection<TaskTemplateConstraint> kinds) {
        Set<String> has = Words.of(task);
        return kinds.stream()
                .filter(kind -> has.containsAll(kind.words))
                .max(Comparator.comparingInt(kind -> kind.words.size()));
    }

    /** Whether a sub-goal has a bound verb, and names nothing that this task has besides the words of its kind. */
    public boolean forbids(SubGoal subGoal, String task) {
        return bound.contains(subGoal.head()) && !names(subGoal, task);
    }

    /** Whether a sub-goal names something that a task has besides the words of this kind. */
    public boolean names(SubGoal subGoal, String task) {
        Set<String> besides = new HashSet<>(Words.of(task));
        besides.removeAll(words);
        return subGoal.arguments().stream()
                .flatMap(argument -> Words.of(argument).stream())
                .anyMatch(besides::contains);
    }
}
