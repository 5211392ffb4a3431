package dev.cairn.pipeline.annotate;

import dev.cairn.core.Trajectory;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.dataset.PublishedTasks;
import dev.cairn.distill.gold.GoldSequences;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Files of trajectories in either form: Cairn's JSON lines, or gold files of the original layout. */
public final class TrajectoryInput {
    private static final String JSON_LINES = ".jsonl";

    private TrajectoryInput() {}

    /**
     * Reads one trajectory after the other, in the order of the file.
     *
     * @param file JSON lines if its name ends in {@code .jsonl}; otherwise as {@link GoldSequences#forEach}
     * @throws dev.cairn.core.UserException if it cannot be read or holds something else
     */
    public static void forEach(Path file, Consumer<Trajectory> action) {
        if (file.toString().endsWith(JSON_LINES)) {
            Jsonl.forEach(file, Trajectory.class, action);
        } else {
            GoldSequences.forEach(file, PublishedTasks::byIndex, action);
        }
    }
}
