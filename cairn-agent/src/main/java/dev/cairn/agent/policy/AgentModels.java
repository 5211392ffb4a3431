package dev.cairn.agent.policy;

import dev.cairn.core.Role;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the models of an agent are.
 *
 * @param folder with one model folder for each role that has none in {@code folders}
 * @param folders model folders of single roles
 * @param served what answers in a role instead of a model in this process; how it is asked says {@code cairn.json} in the folder of the
 *     role
 */
public record AgentModels(Path folder, Map<Role, Path> folders, Map<Role, ServedModel> served) {
    public AgentModels {
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
        served = Collections.unmodifiableSortedMap(new TreeMap<>(served));
    }

    /** All in one folder. */
    public static AgentModels in(Path folder) {
        return new AgentModels(folder, Map.of(), Map.of());
    }

    /** The folder of a role's model, or of what says how it is asked. */
    public Path folder(Role role) {
        return folders.getOrDefault(role, folder.resolve(role.label()));
    }

    /** The served model of a role, if it has one. */
    public Optional<ServedModel> served(Role role) {
        return Optional.ofNullable(served.get(role));
    }
}
