package dev.cairn.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the template shows.
 *
 * @param data episodes for the script
 * @param style CSS
 * @param script JavaScript
 * @param scriptHash of {@code script}, as a content security policy names it
 */
public record Page(
        List<RunSection> runs,
        List<ComparisonSection> comparisons,
        List<TrainingSection> trainings,
        EpisodeData data,
        String style,
        String script,
        String scriptHash) {

    /** Codes of the tasks of any run, in the order they were played. */
    public List<TaskName> tasks() {
        Set<TaskName> tasks = new LinkedHashSet<>();
        runs.forEach(run -> run.summary().tasks().forEach(task -> tasks.add(new TaskName(task.code(), task.name()))));
        return List.copyOf(tasks);
    }

    /** Reasons of ends of any run. */
    public List<String> ends() {
        Set<String> ends = new LinkedHashSet<>();
        runs.forEach(run -> ends.addAll(run.summary().ends().keySet()));
        return List.copyOf(ends);
    }

    /** Names of groups of any run. */
    public List<String> groups() {
        Set<String> groups = new LinkedHashSet<>();
        runs.forEach(run -> run.summary().groups().forEach(group -> groups.add(group.name())));
        return List.copyOf(groups);
    }

    /** Whether all runs have one protocol. */
    public boolean oneProtocol() {
        return runs.stream().map(RunSection::protocol).distinct().count() <= 1;
    }

    /** A task. */
    public record TaskName(String code, String name) {}
}
