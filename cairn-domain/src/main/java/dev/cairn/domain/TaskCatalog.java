package dev.cairn.domain;

import dev.cairn.core.DidYouMean;
import dev.cairn.core.EvenSample;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tasks of a world, their variations and splits, and named groups of tasks. */
public final class TaskCatalog {
    /**
     * A task.
     *
     * @param variations how many it has
     * @param splits how they are divided
     */
    public record Entry(TaskId task, int variations, SplitRule splits) {
        /** A task that is divided as usual. */
        public Entry(TaskId task, int variations) {
            this(task, variations, SplitRule.HALF_TRAIN);
        }

        private Split split(int number) {
            return splits.of(number, variations);
        }
    }

    /** The selection of all tasks; no task may be called so. */
    public static final String ALL = "all";

    private final List<Entry> entries;
    private final Map<String, Set<String>> groups;
    private final UnaryOperator<String> spelling;

    /**
     * A catalogue.
     *
     * @param entries in index order
     * @param groups name of each group and the codes of its tasks
     */
    public TaskCatalog(List<Entry> entries, Map<String, Set<String>> groups) {
        this(entries, groups, UnaryOperator.identity());
    }

    /**
     * A catalogue whose tasks have other names elsewhere.
     *
     * @param spelling the name here of a task as it is written elsewhere; any other word as it is
     */
    public TaskCatalog(List<Entry> entries, Map<String, Set<String>> groups, UnaryOperator<String> spelling) {
        this.spelling = spelling;
        this.entries = List.copyOf(entries);
        this.groups = new LinkedHashMap<>(groups);
    }

    public List<TaskId> all() {
        return entries.stream().map(Entry::task).toList();
    }

    /** Names of groups with the codes of their tasks, in index order: the same text in every run. */
    public Map<String, List<String>> groups() {
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        groups.forEach((name, codes) -> ordered.put(
                name, all().stream().map(TaskId::code).filter(codes::contains).toList()));
        return ordered;
    }

    /** @throws UserException if there is no such task */
    public TaskId byIndex(int index) {
        if (index < 0 || index >= entries.size()) {
            throw new UserException("no task has the index " + index + "; there are 0 to " + (entries.size() - 1));
        }
        return entries.get(index).task();
    }

    /**
     * Tasks of a comma-separated selection of {@code all}, groups, codes ({@code 4-1}), names and indices; in index
     * order, each once. A word that names something in several of these ways is taken as the first of them.
     *
     * @throws UserException if a word names nothing, with the nearest that does
     */
    public List<TaskId> select(String selection) {
        Set<TaskId> chosen = new LinkedHashSet<>();
        for (String word : selection.split(",")) {
            chosen.addAll(resolve(word.strip()));
        }
        if (chosen.isEmpty()) {
            throw new UserException("'" + selection + "' names no task; give at least one, or all");
        }
        return all().stream().filter(chosen::contains).toList();
    }

    /** The task of a selection of one, else a {@link UserException}. */
    public TaskId single(String selection) {
        List<TaskId> found = select(selection);
        if (found.size() != 1) {
            throw new UserException("'" + selection + "' names " + found.size() + " tasks; give one");
        }
        return found.get(0);
    }

    public int variations(TaskId task) {
        return entries.get(task.index()).variations();
    }

    /** @throws UserException if the task has no such variation */
    public Variation variation(TaskId task, int number) {
        int count = variations(task);
        if (number < 0 || number >= count) {
            throw new UserException("task " + task + " has no variation " + number + "; it has 0 to " + (count - 1));
        }
        return new Variation(task, number, entries.get(task.index()).split(number));
    }

    /** Variations of a split in ascending order. */
    public List<Variation> variations(TaskId task, Split split) {
        return numbers(task, split)
                .mapToObj(number -> new Variation(task, number, split))
                .toList();
    }

    /** How many variations a split has. */
    public int count(TaskId task, Split split) {
        return (int) numbers(task, split).count();
    }

    private IntStream numbers(TaskId task, Split split) {
        Entry entry = entries.get(task.index());
        return IntStream.range(0, entry.variations()).filter(number -> entry.split(number) == split);
    }

    /** At most {@code limit} variations of a split, spread evenly over it. */
    public List<Variation> spread(TaskId task, Split split, int limit) {
        List<Variation> pool = variations(task, split);
        return pool.size() <= limit ? pool : EvenSample.of(pool, limit);
    }

    private List<TaskId> resolve(String word) {
        if (word.equals(ALL)) {
            return all();
        }
        Set<String> group = groups.get(word);
        String name = spelling.apply(word);
        Stream<Predicate<TaskId>> ways = Stream.of(
                task -> group != null && group.contains(task.code()),
                task -> task.code().equals(word),
                task -> task.name().equals(name),
                task -> Integer.toString(task.index()).equals(word));
        return ways.map(way -> all().stream().filter(way).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow(() ->
                        new UserException("unknown task '" + word + "'; tasks are named by code, name, index or group ("
                                + String.join(", ", groups.keySet()) + ", all)" + DidYouMean.hint(word, words())));
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(groups.keySet());
        words.add(ALL);
        all().forEach(task -> words.addAll(List.of(task.code(), task.name())));
        return words;
    }
}
