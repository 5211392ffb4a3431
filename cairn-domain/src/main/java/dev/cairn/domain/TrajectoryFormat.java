package dev.cairn.domain;

import dev.cairn.core.Trajectory;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The form in which a world's trajectories were published, apart from Cairn's own JSON lines. */
public interface TrajectoryFormat {
    /**
     * Reads one trajectory after the other, in the order of the file.
     *
     * @throws dev.cairn.core.UserException if it cannot be read or holds something else
     */
    void read(Path file, Consumer<? super Trajectory> action);

    /**
     * Replaces {@code file} by the trajectories that {@code source} hands over.
     *
     * @param source gets what takes one trajectory; those of a task follow on each other
     * @throws dev.cairn.core.UserException if the file cannot be written
     */
    void write(Path file, Consumer<Consumer<Trajectory>> source);
}
