package dev.cairn.domain;

import dev.cairn.core.TaskId;
import java.util.List;

/**
 * How AgentGym's own servers offer a world: its clients find the same names and numbers in Cairn's.
 *
 * @param name in the path of requests
 * @param title that the server says it is
 * @param tasks whose variations {@code data_idx} counts, from 0, one task after the other
 */
public record AgentGymEnvironment(String name, String title, List<TaskId> tasks) {
    public AgentGymEnvironment {
        tasks = List.copyOf(tasks);
    }
}
