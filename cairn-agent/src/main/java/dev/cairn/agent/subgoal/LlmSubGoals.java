package dev.cairn.agent.subgoal;

import dev.cairn.core.CairnException;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Variation;
import dev.cairn.distill.llm.ChatModel;
import dev.cairn.distill.llm.Price;
import dev.cairn.simulator.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sub-goals of a large language model that is asked as the episode goes: an upper bound for the controller. */
public final class LlmSubGoals implements SubGoalSource {
    private static final String INTRODUCTION = introduction();

    private final ChatModel chat;
    private final String model;
    private final Price price;
    private final List<SubGoal> known;

    /**
     * A source.
     *
     * @param model the server's name for the model
     * @param known sub-goals that the executor was trained on, whose forms the model is shown; may be empty
     */
    public LlmSubGoals(ChatModel chat, String model, Price price, List<SubGoal> known) {
        this.chat = chat;
        this.model = model;
        this.price = price;
        this.known = List.copyOf(known);
    }

    @Override
    public Planner begin(Variation variation, Surroundings world) {
        return new LlmPlanner(chat, model, price, new PlannerPrompt(INTRODUCTION, known));
    }

    private static String introduction() {
        try (InputStream in = LlmSubGoals.class.getResourceAsStream("planner.txt")) {
            if (in == null) {
                throw new CairnException("planner.txt is missing among Cairn's resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new CairnException("cannot read planner.txt", e);
        }
    }

    @Override
    public void close() {
        // the model is the caller's
    }
}
