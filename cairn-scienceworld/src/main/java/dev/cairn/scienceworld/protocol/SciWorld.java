package dev.cairn.scienceworld.protocol;

import dev.cairn.core.TaskId;
import dev.cairn.domain.AgentGymEnvironment;
import dev.cairn.domain.TaskCatalog;
import java.util.Comparator;
import java.util.Set;

/** AgentGym's environment {@code sciworld}: tasks in the order of their codes, all variations of each. */
public final class SciWorld {
    /** Tasks that its server does not have, most of them for their number of variations. */
    private static final Set<String> LEFT_OUT = Set.of("5-1", "5-2", "9-1", "9-2", "9-3", "10-1", "10-2");

    private SciWorld() {}

    /** The environment over the tasks of a catalogue. */
    public static AgentGymEnvironment of(TaskCatalog catalog) {
        // What is left has codes of one digit, a dash and one digit, which sort as text.
        return new AgentGymEnvironment(
                "sciworld",
                "ScienceWorld",
                catalog.all().stream()
                        .filter(task -> !LEFT_OUT.contains(task.code()))
                        .sorted(Comparator.comparing(TaskId::code))
                        .toList());
    }
}
