package dev.cairn.distill.dataset;

import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of ScienceWorld's tasks as the published data use them, and their codes ("real ids"). */
public final class PublishedTasks {
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("boil", "1-1"),
            Map.entry("melt", "1-2"),
            Map.entry("freeze", "1-3"),
            Map.entry("change-the-state-of-matter-of", "1-4"),
            Map.entry("use-thermometer", "2-1"),
            Map.entry("measure-melting-point-known-substance", "2-2"),
            Map.entry("measure-melting-point-unknown-substance", "2-3"),
            Map.entry("power-component", "3-1"),
            Map.entry("power-component-renewable-vs-nonrenewable-energy", "3-2"),
            Map.entry("test-conductivity", "3-3"),
            Map.entry("test-conductivity-of-unknown-substances", "3-4"),
            Map.entry("find-living-thing", "4-1"),
            Map.entry("find-non-living-thing", "4-2"),
            Map.entry("find-plant", "4-3"),
            Map.entry("find-animal", "4-4"),
            Map.entry("grow-plant", "5-1"),
            Map.entry("grow-fruit", "5-2"),
            Map.entry("chemistry-mix", "6-1"),
            Map.entry("chemistry-mix-paint-secondary-color", "6-2"),
            Map.entry("chemistry-mix-paint-tertiary-color", "6-3"),
            Map.entry("lifespan-longest-lived", "7-1"),
            Map.entry("lifespan-shortest-lived", "7-2"),
            Map.entry("lifespan-longest-lived-then-shortest-lived", "7-3"),
            Map.entry("identify-life-stages-1", "8-1"),
            Map.entry("identify-life-stages-2", "8-2"),
            Map.entry("inclined-plane-determine-angle", "9-1"),
            Map.entry("inclined-plane-friction-named-surfaces", "9-2"),
            Map.entry("inclined-plane-friction-unnamed-surfaces", "9-3"),
            Map.entry("mendelian-genetics-known-plant", "10-1"),
            Map.entry("mendelian-genetics-unknown-plant", "10-2"));

    private PublishedTasks() {}

    /** A name without the prefix {@code task-N-} and the brackets of old gold files. */
    public static String name(String written) {
        if (!written.startsWith("task")) {
            return written;
        }
        int second = written.indexOf('-', written.indexOf('-') + 1);
        return written.substring(second + 1).replace("(", "").replace(")", "");
    }

    /** Code of a task in either spelling of {@code mendelian}; empty for a name that is none. */
    public static Optional<String> code(String name) {
        return Optional.ofNullable(CODES.get(name.replace("mendellian", "mendelian")));
    }

    /**
     * The task with an index: its position among the names in alphabetical order.
     *
     * @throws UserException if there is none
     */
    public static TaskId byIndex(int index) {
        List<String> names = CODES.keySet().stream().sorted().toList();
        if (index < 0 || index >= names.size()) {
            throw new UserException("no task has the index " + index + "; there are " + names.size() + ", from 0");
        }
        String name = names.get(index);
        return new TaskId(index, name, code(name).orElseThrow());
    }

    /** Under which name the published code keeps annotations of a task. */
    public static String cacheKey(String name, String index) {
        return name(name) + "_" + index;
    }
}
