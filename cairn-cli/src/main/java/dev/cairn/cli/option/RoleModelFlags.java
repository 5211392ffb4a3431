package dev.cairn.cli.option;

import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ServedModel;
import dev.cairn.core.Role;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Models of single roles, in place of those in the folder of {@code --models}. */
public final class RoleModelFlags {
    private static final String PLACE = "DIR|openai:MODEL@URL";

    @Option(
            names = "--controller",
            paramLabel = PLACE,
            description =
                    "Controller in place of the one of --models: its folder, or a model that a server answers for,"
                            + " such as openai:qwen@http://localhost:8000/v1; see docs/guides/served-models.md.")
    private Optional<String> controller;

    @Option(names = "--first", paramLabel = PLACE, description = "Likewise what names the first sub-goal.")
    private Optional<String> first;

    @Option(names = "--executor", paramLabel = PLACE, description = "Likewise the executor.")
    private Optional<String> executor;

    @Option(names = "--swift", paramLabel = PLACE, description = "Likewise the model of the agent swift.")
    private Optional<String> swift;

    /** The models of a folder, with those of the flags in their place. */
    public AgentModels of(Path folder) {
        Map<Role, String> given = new EnumMap<>(Role.class);
        controller.ifPresent(place -> given.put(Role.CONTROLLER, place));
        first.ifPresent(place -> given.put(Role.FIRST, place));
        executor.ifPresent(place -> given.put(Role.EXECUTOR, place));
        swift.ifPresent(place -> given.put(Role.SWIFT, place));
        Map<Role, Path> folders = new EnumMap<>(Role.class);
        Map<Role, ServedModel> served = new EnumMap<>(Role.class);
        given.forEach((role, place) -> {
            if (ServedModel.isMeant(place)) {
                served.put(role, ServedModel.of(place));
            } else {
                folders.put(role, Path.of(place));
            }
        });
        return new AgentModels(folder, folders, served);
    }
}
