package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.AnnotatedTrajectory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Annotated trajectories. Only the executor's vectors hold answers; others are about the same trajectories. */
final class AnnotatedPaths {
    private static final String SOURCE = "rows_executor";

    private final VectorFolder folder;
    private final Map<JsonNode, AnnotatedTrajectory> trajectories = new HashMap<>();

    AnnotatedPaths(VectorFolder folder) {
        this.folder = folder;
    }

    /** The trajectory of a vector, if an executor vector is about it too. */
    Optional<AnnotatedTrajectory> find(ConformanceVector vector) {
        if (trajectories.isEmpty() && folder.has(SOURCE)) {
            folder.forEach(
                    SOURCE,
                    executor -> trajectories.put(
                            executor.trajectory(), folder.gold().annotated(executor)));
        }
        return Optional.ofNullable(trajectories.get(vector.trajectory()));
    }

    /** As {@link #find}, for vectors that cannot do without. */
    AnnotatedTrajectory of(ConformanceVector vector) {
        return find(vector)
                .orElseThrow(() -> new IllegalArgumentException("no executor vector for " + vector.trajectory()));
    }
}
