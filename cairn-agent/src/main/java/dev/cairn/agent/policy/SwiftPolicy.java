package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.core.Role;
import dev.cairn.core.Variation;
import dev.cairn.simulator.Surroundings;
import java.util.List;

/** Imitation without sub-goals: one model names the next action from the state (SwiftSage's fast system). */
public final class SwiftPolicy implements Policy {
    private final RoleModel model;

    public SwiftPolicy(RoleModel model) {
        this.model = model;
    }

    /** Loads {@code swift}. */
    public static SwiftPolicy load(ModelSetup setup) {
        return new SwiftPolicy(RoleModel.load(setup, Role.SWIFT));
    }

    @Override
    public String name() {
        return "swift";
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.REPETITION;
    }

    @Override
    public Actor begin(Variation variation, Surroundings world) {
        EpisodeMemory memory = new EpisodeMemory(world);
        return new Actor() {
            @Override
            public Decision decide(int time) {
                List<String> answers = model.ask(memory.now(time));
                return new Decision.Act(
                        model.recipe().template().formalSwift() ? SubGoalActor.actions(answers) : answers);
            }

            @Override
            public void observe(String action, String observation, int score) {
                memory.observe(action, observation, score);
            }
        };
    }

    @Override
    public void close() {
        model.close();
    }
}
