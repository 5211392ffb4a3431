package dev.cairn.agent.subgoal;

import dev.cairn.core.SubGoal;
import dev.cairn.core.Usage;
import dev.cairn.distill.prompt.PromptState;
import java.util.Optional;

/** Names the sub-goals of one episode. */
public interface Planner {
    /**
     * A sub-goal to pursue.
     *
     * @param subGoal empty to go on as before
     * @param usage what naming it cost
     */
    record Plan(Optional<SubGoal> subGoal, Usage usage) {
        /** Nothing new, at no cost. */
        public static final Plan AS_BEFORE = new Plan(Optional.empty(), Usage.NONE);

        /** A sub-goal that cost nothing; a text that is blank names none. */
        public static Plan of(String text) {
            return new Plan(text.isBlank() ? Optional.empty() : Optional.of(new SubGoal(text)), Usage.NONE);
        }
    }

    /**
     * What to pursue now; asked in every step.
     *
     * @param state the present moment, with the sub-goals so far
     * @param reached whether the executor has just ended the current sub-goal
     */
    Plan next(PromptState state, boolean reached);
}
