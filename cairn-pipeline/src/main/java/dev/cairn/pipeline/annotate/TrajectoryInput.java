package dev.cairn.pipeline.annotate;

import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.domain.Domain;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Files of trajectories in either form: Cairn's JSON lines, or the form in which a world published them. */
public final class TrajectoryInput {
    private static final String JSON_LINES = ".jsonl";

    private TrajectoryInput() {}

    /**
     * Reads one trajectory after the other, in the order of the file.
     *
     * @param file JSON lines if its name ends in {@code .jsonl}; otherwise in the world's {@link Domain#trajectoryFormat form}
     * @throws dev.cairn.core.UserException if it cannot be read or holds something else
     */
    public static void forEach(Domain domain, Path file, Consumer<Trajectory> action) {
        if (isJsonLines(file)) {
            Jsonl.forEach(file, Trajectory.class, action);
        } else {
            domain.trajectoryFormat()
                    .orElseThrow(() -> new UserException(file + " is no file of JSON lines (.jsonl), and the domain "
                            + domain.name() + " has no other form"))
                    .read(file, action);
        }
    }

    /** Whether it is a file of Cairn's JSON lines. */
    static boolean isJsonLines(Path file) {
        return file.toString().endsWith(JSON_LINES);
    }
}
