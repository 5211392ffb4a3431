package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.Policy;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.llm.AgentPrompts;
import dev.cairn.agent.llm.ReActPolicy;
import dev.cairn.agent.llm.ReflexionPolicy;
import dev.cairn.agent.llm.SayCanPolicy;
import dev.cairn.agent.llm.SwiftSagePolicy;
import dev.cairn.agent.policy.GoldPolicy;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.policy.RandomPolicy;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.agent.policy.SubGoalPolicy;
import dev.cairn.agent.policy.SwiftPolicy;
import dev.cairn.core.Lookup;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import java.util.List;
import java.util.function.Supplier;

/** The agents that can be run. */
public enum AgentKind {
    TWO_LEVEL("two-level", List.of(Role.FIRST, Role.CONTROLLER, Role.EXECUTOR)),
    SWIFT("swift", List.of(Role.SWIFT)),
    RANDOM("random", List.of()),
    GOLD("gold", List.of()),
    REACT("react", List.of()),
    SAYCAN("saycan", List.of()),
    REFLEXION("reflexion", List.of()),
    SWIFTSAGE("swiftsage", List.of(Role.SWIFT));

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

    /** Whether it asks a large language model while it acts. */
    public boolean asksLlm() {
        return switch (this) {
            case TWO_LEVEL, SWIFT, RANDOM, GOLD -> false;
            case REACT, SAYCAN, REFLEXION, SWIFTSAGE -> true;
        };
    }

    /** Whether it acts by models of its own, which can learn. */
    public boolean learns() {
        return !roles.isEmpty() && !asksLlm();
    }

    /** As above, with these options. */
    public boolean asksLlm(AgentOptions options) {
        return asksLlm() || (this == TWO_LEVEL && options.subGoals().kind() == SubGoalMode.Kind.LLM);
    }

    /** The models it needs with these options. */
    public List<Role> roles(AgentOptions options) {
        return this == TWO_LEVEL ? options.subGoals().roles() : roles;
    }

    /** @throws UserException if there is no such agent */
    public static AgentKind of(String label) {
        return Lookup.byName("agent", label, List.of(values()), AgentKind::label);
    }

    /**
     * Loads what the agent needs.
     *
     * @param options for the two-level agent and the one without sub-goals; those that ask a language model are as published
     * @param llm asked for only if the agent {@link #asksLlm(AgentOptions) asks} one
     */
    public Policy load(ModelSetup models, long seed, AgentOptions options, Supplier<AgentLlm.Setup> llm) {
        Domain domain = models.domain();
        AgentChoices choices = options.variant().choices();
        return switch (this) {
            case TWO_LEVEL ->
                new SubGoalPolicy(
                        new SubGoalFactory(domain, llm).source(options, models, seed),
                        RoleModel.load(models, Role.EXECUTOR, choices),
                        domain,
                        choices);
            case SWIFT -> swift(models, choices);
            case RANDOM -> new RandomPolicy(seed);
            case GOLD -> new GoldPolicy(domain.admissibleActions());
            case REACT -> new ReActPolicy(llm.get().llm(), prompts(domain, llm));
            case SAYCAN -> new SayCanPolicy(domain, llm.get().llm(), prompts(domain, llm));
            case REFLEXION ->
                new ReflexionPolicy(
                        llm.get().llm(), prompts(domain, llm), llm.get().trials());
            case SWIFTSAGE ->
                new SwiftSagePolicy(
                        domain, swift(models, AgentChoices.DEFAULT), llm.get().llm(), prompts(domain, llm));
        };
    }

    private static SwiftPolicy swift(ModelSetup models, AgentChoices choices) {
        RoleModel model = RoleModel.load(models, Role.SWIFT, choices);
        return new SwiftPolicy(model, models.domain(), choices.meaning());
    }

    private static AgentPrompts prompts(Domain domain, Supplier<AgentLlm.Setup> llm) {
        return llm.get().prompts().about(domain.agentTexts());
    }
}
