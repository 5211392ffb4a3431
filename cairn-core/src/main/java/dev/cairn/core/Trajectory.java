package dev.cairn.core;

import java.util.List;

/**
 * A recorded episode that solves a variation.
 *
 * @param taskDescription what the agent is asked to do
 * @param steps in order; step 0 of a recorded gold trajectory is {@code look around}
 */
public record Trajectory(Variation variation, String taskDescription, List<Step> steps) {
    public Trajectory {
        steps = List.copyOf(steps);
        if (steps.stream().anyMatch(step -> step.action().isBlank())) {
            throw new IllegalArgumentException("a step of " + variation.key() + " has no action");
        }
    }

    /** Raw score after the last step, 0 to 1; 0 for an empty path. */
    public double finalScore() {
        return steps.isEmpty() ? 0 : steps.get(steps.size() - 1).score();
    }

    /** Same variation and description, other steps. */
    public Trajectory withSteps(List<Step> other) {
        return new Trajectory(variation, taskDescription, other);
    }
}
