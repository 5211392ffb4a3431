package dev.cairn.agent.subgoal;

import dev.cairn.core.SubGoal;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.Price;
import java.util.List;

/**
 * Sub-goals of a large language model that is asked as the episode goes: an upper bound for the controller.
 *
 * @param introduction tells the model of the world and what to answer
 * @param model the server's name for the model
 * @param known sub-goals that the executor was trained on, whose forms the model is shown; may be empty
 */
public record LlmSubGoals(String introduction, ChatModel chat, String model, Price price, List<SubGoal> known)
        implements SubGoalSource {
    public LlmSubGoals {
        known = List.copyOf(known);
    }

    @Override
    public Planner begin(Variation variation, EnvironmentView world) {
        return new LlmPlanner(chat, model, price, new PlannerPrompt(introduction, known));
    }
}
