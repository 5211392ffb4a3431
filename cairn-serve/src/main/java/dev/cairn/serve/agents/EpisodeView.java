package dev.cairn.serve.agents;

import java.util.List;
import java.util.Optional;

/**
 * An episode as clients see it.
 *
 * @param version rises with every change
 * @param subGoals whether the agent has sub-goals that can be named
 * @param status {@code paused}, {@code running} or {@code ended}
 * @param end why it has ended, as in episodes of {@code cairn evaluate}
 * @param speed steps a second at most while it runs; 0 for as many as there can be
 * @param nextSubGoal named by somebody, and not taken up yet
 * @param first what the world showed before the first step
 * @param look surroundings now; likewise {@code inventory}
 * @param from number of steps that are left out at the front of {@code steps}
 */
record EpisodeView(
        String id,
        long version,
        String domain,
        String agent,
        int beams,
        boolean subGoals,
        String task,
        String taskName,
        int variation,
        String split,
        String taskDescription,
        String status,
        Optional<String> end,
        double speed,
        Optional<String> nextSubGoal,
        int score,
        int moves,
        boolean success,
        String first,
        String look,
        String inventory,
        int from,
        List<StepView> steps) {
    static final String PAUSED = "paused";
    static final String RUNNING = "running";
    static final String ENDED = "ended";

    /**
     * One step.
     *
     * @param subGoal the current one; empty for agents without
     * @param begins whether the sub-goal begins here, as a heading shows it
     * @param subGoalBy {@code agent} or {@code you}
     * @param by who chose the action, likewise
     * @param choice why this action, as in episodes of {@code cairn evaluate}
     * @param why the same for people
     * @param look surroundings before the step; likewise {@code inventory}
     */
    record StepView(
            int step,
            Optional<String> subGoal,
            boolean begins,
            String subGoalBy,
            String by,
            String action,
            String observation,
            int score,
            int moves,
            String choice,
            String why,
            List<String> predictions,
            List<QuestionView> asked,
            String look,
            String inventory) {}

    /**
     * What a model was asked.
     *
     * @param role {@code first}, {@code controller}, {@code executor} or {@code swift}
     */
    record QuestionView(String role, List<AnswerView> answers) {}

    /**
     * One of its answers, best first.
     *
     * @param probability of the whole text, by the model
     * @param taken whether the agent followed it
     */
    record AnswerView(String text, double probability, boolean taken) {}

    /** Without the first steps. */
    EpisodeView from(int number) {
        int left = Math.max(0, Math.min(number, steps.size()));
        return new EpisodeView(
                id,
                version,
                domain,
                agent,
                beams,
                subGoals,
                task,
                taskName,
                variation,
                split,
                taskDescription,
                status,
                end,
                speed,
                nextSubGoal,
                score,
                moves,
                success,
                first,
                look,
                inventory,
                left,
                steps.subList(left, steps.size()));
    }
}
