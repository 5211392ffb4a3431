package dev.cairn.serve.world;

import dev.cairn.agent.policy.AgentModelConfig;
import dev.cairn.core.Role;
import dev.cairn.pipeline.evaluate.AgentKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An agent that can be chosen.
 *
 * @param name as {@code cairn run --agent} has it, or {@code manual}
 * @param available whether it can act in this world
 * @param reason why not; empty if it can
 */
public record ServedAgent(String name, boolean available, String reason) {
    /** Does nothing by itself: somebody says every action. */
    public static final String MANUAL = "manual";

    /** Agents of a world; those that ask a large language model are not served, since each step would cost money. */
    static List<ServedAgent> of(String domain, Path models) {
        List<ServedAgent> agents = new ArrayList<>(Arrays.stream(AgentKind.values())
                .filter(kind -> !kind.asksLlm())
                .map(kind -> of(kind, domain, models))
                .toList());
        agents.add(new ServedAgent(MANUAL, true, ""));
        return List.copyOf(agents);
    }

    private static ServedAgent of(AgentKind kind, String domain, Path models) {
        Optional<String> fault = kind.roles().stream()
                .flatMap(role -> fault(role, domain, models).stream())
                .findFirst();
        return new ServedAgent(kind.label(), fault.isEmpty(), fault.orElse(""));
    }

    private static Optional<String> fault(Role role, String domain, Path models) {
        Path folder = models.resolve(role.label());
        if (!Files.isDirectory(folder)) {
            return Optional.of("there is no " + role.label() + " model in the folder of --models");
        }
        String trainedFor =
                AgentModelConfig.ofModel(folder, role.label(), domain).domain();
        return trainedFor.equals(domain)
                ? Optional.empty()
                : Optional.of("the " + role.label() + " model of --models is for the domain " + trainedFor);
    }
}
