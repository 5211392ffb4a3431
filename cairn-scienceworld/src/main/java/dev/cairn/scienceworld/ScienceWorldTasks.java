package dev.cairn.scienceworld;

import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.io.Resources;
import dev.cairn.domain.TaskCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** ScienceWorld's 30 tasks. Groups are by length of the gold trajectory: short below 20 actions, medium below 50, long. */
public final class ScienceWorldTasks {
    private static final String RESOURCE = "tasks.tsv";
    private static final TaskCatalog CATALOG = new TaskCatalog(read(), groups(), ScienceWorldTasks::plain);

    private ScienceWorldTasks() {}

    public static TaskCatalog catalog() {
        return CATALOG;
    }

    /** {@code boil} of {@code task-1-boil}, as older releases and the Python package write names; the simulator's rule. */
    private static String plain(String name) {
        return name.replaceFirst("mendellian", "mendelian")
                .replaceFirst("^task-[\\dab]+-", "")
                .replaceAll("[()]", "");
    }

    /**
     * The simulator's rule: quarters of the variations are 2 train, 1 dev, the rest test; up to four variations are
     * divided by hand.
     */
    static Split split(int number, int count) {
        if (count <= 4) {
            return switch (count) {
                case 1, 2 -> number == 0 ? Split.TRAIN : Split.TEST;
                case 3 -> number == 0 ? Split.TRAIN : number == 1 ? Split.DEV : Split.TEST;
                default -> number < 2 ? Split.TRAIN : number == 2 ? Split.DEV : Split.TEST;
            };
        }
        int quarter = count / 4;
        return number < 2 * quarter ? Split.TRAIN : number < 3 * quarter ? Split.DEV : Split.TEST;
    }

    private static Map<String, Set<String>> groups() {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        groups.put("short", Set.of("3-1", "4-1", "4-2", "4-3", "4-4", "6-2", "7-1", "7-2", "7-3", "8-2"));
        groups.put("medium", Set.of("2-1", "2-2", "3-2", "3-3", "3-4", "6-1", "6-3", "8-1"));
        groups.put(
                "long", Set.of("1-1", "1-2", "1-3", "1-4", "2-3", "5-1", "5-2", "9-1", "9-2", "9-3", "10-1", "10-2"));
        return groups;
    }

    private static List<TaskCatalog.Entry> read() {
        List<TaskCatalog.Entry> entries = new ArrayList<>();
        for (String line : Resources.text(ScienceWorldTasks.class, RESOURCE).split("\n")) {
            String[] column = line.split("\t");
            TaskId task = new TaskId(Integer.parseInt(column[0]), column[1], column[2]);
            entries.add(new TaskCatalog.Entry(task, Integer.parseInt(column[3]), ScienceWorldTasks::split));
        }
        return entries;
    }
}
