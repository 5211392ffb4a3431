package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.core.Role;
import dev.cairn.core.Variation;
import dev.cairn.simulator.Surroundings;

/**
 * The two-level agent: a controller names sub-goals, an executor acts towards the current one, and a third model names
 * the first (paper, section 3).
 */
public final class SubGoalPolicy implements Policy {
    private final RoleModel first;
    private final RoleModel controller;
    private final RoleModel executor;

    private SubGoalPolicy(RoleModel first, RoleModel controller, RoleModel executor) {
        this.first = first;
        this.controller = controller;
        this.executor = executor;
    }

    /** Loads {@code first}, {@code controller} and {@code executor}. */
    public static SubGoalPolicy load(ModelSetup setup) {
        return new SubGoalPolicy(
                RoleModel.load(setup, Role.FIRST),
                RoleModel.load(setup, Role.CONTROLLER),
                RoleModel.load(setup, Role.EXECUTOR));
    }

    @Override
    public String name() {
        return "two-level";
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.NO_PROGRESS;
    }

    @Override
    public Actor begin(Variation variation, Surroundings world) {
        return new SubGoalActor(first, controller, executor, world);
    }

    @Override
    public void close() {
        first.close();
        controller.close();
        executor.close();
    }
}
