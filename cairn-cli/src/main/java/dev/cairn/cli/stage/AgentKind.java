package dev.cairn.cli.stage;

import dev.cairn.agent.Policy;
import dev.cairn.agent.policy.GoldPolicy;
import dev.cairn.agent.policy.RandomPolicy;
import dev.cairn.agent.policy.SubGoalPolicy;
import dev.cairn.agent.policy.SwiftPolicy;
import dev.cairn.core.Nearest;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The agents that can be run. */
public enum AgentKind {
    TWO_LEVEL("two-level", List.of(Role.FIRST, Role.CONTROLLER, Role.EXECUTOR)),
    SWIFT("swift", List.of(Role.SWIFT)),
    RANDOM("random", List.of()),
    GOLD("gold", List.of());

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Role> roles;

    AgentKind(String label, List<Role> roles) {
        this.label = label;
        this.roles = roles;
    }

    public String label() {
        return label;
    }

    /** The models it needs. */
    public List<Role> roles() {
        return roles;
    }

    /** @throws UserException if there is no such agent */
    public static AgentKind of(String label) {
        List<String> labels = Arrays.stream(values()).map(AgentKind::label).toList();
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new UserException("unknown agent '" + label + "'" + Nearest.hint(label, labels)
                        + " The agents are " + String.join(", ", labels) + "."));
    }

    /** Loads what the agent needs. */
    public Policy load(Path models, int beams, long seed) {
        return switch (this) {
            case TWO_LEVEL -> SubGoalPolicy.load(models, beams);
            case SWIFT -> SwiftPolicy.load(models, beams);
            case RANDOM -> new RandomPolicy(seed);
            case GOLD -> new GoldPolicy();
        };
    }
}
