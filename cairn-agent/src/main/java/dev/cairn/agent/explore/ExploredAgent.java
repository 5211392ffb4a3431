package dev.cairn.agent.explore;

import dev.cairn.agent.Candidate;
import dev.cairn.agent.Policy;
import dev.cairn.agent.ScoredRole;
import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.policy.SubGoalPolicy;
import dev.cairn.agent.policy.SwiftPolicy;
import dev.cairn.agent.subgoal.ModelSubGoals;
import dev.cairn.core.Episode;
import dev.cairn.core.Role;
import dev.cairn.domain.Domain;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An agent of small models, two-level or swift, whose decisions can be taken otherwise. */
public final class ExploredAgent implements AutoCloseable {
    private final Domain domain;
    private final Map<Role, ScoredRole> models = new EnumMap<>(Role.class);

    /**
     * An agent.
     *
     * @param roles first, controller and executor; or swift
     * @param load loads the model of a role, which is closed with this agent
     */
    public ExploredAgent(Domain domain, List<Role> roles, Function<Role, ScoredRole> load) {
        this.domain = domain;
        try {
            roles.forEach(role -> models.put(role, load.apply(role)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Plays one episode.
     *
     * @param given answers to the first questions
     * @param asked filled with all questions, in order
     * @param run plays a policy to the end
     */
    public Episode play(List<List<Candidate>> given, List<Question> asked, Function<Policy, Episode> run) {
        Script script = new Script(given);
        Episode episode = run.apply(policy(script));
        asked.addAll(script.asked());
        return episode;
    }

    /** The agent for one episode, whose models answer by the script; closing it closes nothing. */
    public Policy policy(Script script) {
        AgentChoices choices = AgentChoices.DEFAULT;
        if (models.containsKey(Role.SWIFT)) {
            return new SwiftPolicy(following(script, Role.SWIFT), domain, choices.meaning());
        }
        return new SubGoalPolicy(
                ModelSubGoals.of(following(script, Role.FIRST), following(script, Role.CONTROLLER)),
                following(script, Role.EXECUTOR),
                domain,
                choices);
    }

    private Seq2SeqRole following(Script script, Role role) {
        ScoredRole model = models.get(role);
        if (model == null) {
            throw new IllegalStateException("the agent has no model for the role " + role.label());
        }
        return script.following(role, model);
    }

    @Override
    public void close() {
        models.values().forEach(ScoredRole::close);
    }
}
