package dev.cairn.serve.agents;

import dev.cairn.agent.explore.Question;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import java.util.List;
import java.util.Optional;

/**
 * One step with all that is needed to show it and to play it again.
 *
 * @param byHand whether somebody chose the action in the agent's place
 * @param named the sub-goal that somebody named and the agent took up in this step
 * @param asked what the models were asked in it
 * @param rawScore after it, 0 to 1
 * @param completed whether the world said that the task is over
 * @param look surroundings before it; likewise {@code inventory}
 */
record PlayedStep(
        EpisodeStep step,
        boolean byHand,
        Optional<SubGoal> named,
        List<Question> asked,
        double rawScore,
        boolean completed,
        String look,
        String inventory) {
    PlayedStep {
        asked = List.copyOf(asked);
    }

    /** As a step of a trajectory, if the world was touched. */
    Step inTrajectory() {
        return new Step(step.action(), step.observation(), rawScore, completed, look, inventory);
    }
}
