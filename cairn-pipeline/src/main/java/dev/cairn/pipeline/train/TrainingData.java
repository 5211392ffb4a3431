package dev.cairn.pipeline.train;

import dev.cairn.core.Role;
import java.nio.file.Path;
import java.util.Map;

/**
 * The data sets that models learn from, about the same world.
 *
 * @param common run directory of the dataset stage, with the rows of all roles but {@code own}
 * @param own run directories of roles whose rows are worded otherwise
 */
public record TrainingData(Path common, Map<Role, Path> own) {
    public TrainingData {
        own = Map.copyOf(own);
    }

    /** One data set for all roles. */
    public static TrainingData of(Path dataset) {
        return new TrainingData(dataset, Map.of());
    }

    /** The data set with a role's rows. */
    public Path of(Role role) {
        return own.getOrDefault(role, common);
    }
}
