package dev.cairn.conformance.layout;

import dev.cairn.core.TaskId;
import dev.cairn.scienceworld.ScienceWorldTasks;
import java.util.Optional;

/** How the published data and code write the names of tasks. */
public final class PublishedTasks {
    private PublishedTasks() {}

    /** A name without the prefix {@code task-N-} and the brackets of old gold files. */
    public static String name(String written) {
        if (!written.startsWith("task")) {
            return written;
        }
        int second = written.indexOf('-', written.indexOf('-') + 1);
        return written.substring(second + 1).replace("(", "").replace(")", "");
    }

    /** Code ("real id") of a task in either spelling of {@code mendelian}; empty for a name that is none. */
    public static Optional<String> code(String name) {
        String usual = name.replace("mendellian", "mendelian");
        return ScienceWorldTasks.catalog().all().stream()
                .filter(task -> task.name().equals(usual))
                .map(TaskId::code)
                .findFirst();
    }

    /** Under which name the published code keeps annotations of a task. */
    public static String cacheKey(String name, String index) {
        return name(name) + "_" + index;
    }
}
