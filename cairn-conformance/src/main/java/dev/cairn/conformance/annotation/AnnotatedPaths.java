package dev.cairn.conformance.annotation;

import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.MalformedVectorException;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.VectorFolder;
import dev.cairn.core.AnnotatedTrajectory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Annotated trajectories. Only the executor's vectors hold answers; others are about the same trajectories. */
public final class AnnotatedPaths {
    private static final String SOURCE = "rows_executor";

    private final VectorFolder folder;
    private final GoldPaths gold;
    private final Map<Value, ConformanceVector> executors = new HashMap<>();
    private final Map<Value, AnnotatedTrajectory> trajectories = new HashMap<>();
    private boolean isRead;

    /** @param folder whose executor vectors are asked */
    public AnnotatedPaths(VectorFolder folder, GoldPaths gold) {
        this.folder = folder;
        this.gold = gold;
    }

    /**
     * The trajectory of a vector, if an executor vector is about it too.
     *
     * @throws MalformedVectorException if one of the two vectors is damaged
     */
    public Optional<AnnotatedTrajectory> find(ConformanceVector vector) {
        if (!isRead && folder.has(SOURCE)) {
            folder.forEach(
                    SOURCE,
                    executor -> executor.findTrajectory().ifPresent(reference -> executors.put(reference, executor)));
        }
        isRead = true;
        return Optional.ofNullable(executors.get(vector.trajectory()))
                .map(executor -> trajectories.computeIfAbsent(vector.trajectory(), unused -> annotated(executor)));
    }

    /** As {@link #find}, for vectors that cannot do without. */
    public AnnotatedTrajectory of(ConformanceVector vector) {
        return find(vector)
                .orElseThrow(() -> new MalformedVectorException("no executor vector for " + vector.trajectory()));
    }

    private AnnotatedTrajectory annotated(ConformanceVector executor) {
        try {
            return gold.annotated(executor);
        } catch (MalformedVectorException e) {
            throw new MalformedVectorException("executor " + e.getMessage(), e);
        }
    }
}
