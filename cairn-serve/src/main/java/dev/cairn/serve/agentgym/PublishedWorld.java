package dev.cairn.serve.agentgym;

import dev.cairn.core.TaskId;
import dev.cairn.domain.TaskCatalog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A world that AgentGym serves itself: its clients use that server's names and numbers, without options.
 *
 * @param name in the path of requests
 * @param title that the server says it is
 * @param domain that has the world here
 * @param leftOut codes of tasks that the server does not have, most of them for their number of variations
 */
record PublishedWorld(String name, String title, String domain, Set<String> leftOut) {
    private static final List<PublishedWorld> ALL = List.of(new PublishedWorld(
            "sciworld", "ScienceWorld", "scienceworld", Set.of("5-1", "5-2", "9-1", "9-2", "9-3", "10-1", "10-2")));

    static Optional<PublishedWorld> named(String name) {
        return ALL.stream().filter(world -> world.name.equals(name)).findFirst();
    }

    /** Tasks in the order of their codes, all variations of each. */
    Games games(TaskCatalog catalog) {
        // what is left has codes of one digit, a dash and one digit
        return Games.of(
                catalog,
                catalog.all().stream()
                        .filter(task -> !leftOut.contains(task.code()))
                        .sorted(Comparator.comparing(TaskId::code))
                        .toList());
    }
}
