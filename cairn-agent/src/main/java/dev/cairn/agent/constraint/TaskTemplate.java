package dev.cairn.agent.constraint;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Words;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tasks whose descriptions differ in some words only, such as {@code find the key} and {@code find the cup}.
 *
 * @param words that all descriptions have
 * @param aboutTask verbs of sub-goals that name something which the description has besides these words
 */
public record TaskTemplate(
        SortedSet<String> words, @JsonProperty("about_task") SortedSet<String> aboutTask) {
    public TaskTemplate {
        words = Collections.unmodifiableSortedSet(new TreeSet<>(words));
        aboutTask = Collections.unmodifiableSortedSet(new TreeSet<>(aboutTask));
    }

    /** Whether a task is described with all words of the template. */
    boolean fits(String task) {
        return Words.of(task).containsAll(words);
    }

    /** Whether a sub-goal keeps to what the task is about; true of verbs that need not. */
    boolean allows(SubGoal subGoal, String task) {
        return !aboutTask.contains(subGoal.head()) || names(subGoal, task, words);
    }

    /** Whether a sub-goal names something that a task has besides these words. */
    static boolean names(SubGoal subGoal, String task, SortedSet<String> words) {
        Set<String> besides = Words.of(task);
        besides.removeAll(words);
        return subGoal.arguments().stream()
                .flatMap(argument -> Words.of(argument).stream())
                .anyMatch(besides::contains);
    }
}
