package dev.cairn.agent.subgoal;

import dev.cairn.core.SubGoal;
import dev.cairn.core.Usage;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.Price;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a large language model for the first sub-goal, and for the next whenever one is reached. */
record LlmPlanner(ChatModel chat, String model, Price price, PlannerPrompt prompt) implements Planner {
    private static final int ANSWER_TOKENS = 64;
    private static final Pattern CALL = Pattern.compile("[A-Za-z][A-Za-z_ ]*\\([^()\\n]*\\)");

    /** What an answer that names no sub-goal comes to when there is none yet. */
    private static final SubGoal ANYTHING = new SubGoal("complete_task()");

    @Override
    public Plan next(PromptState state, boolean reached) {
        boolean isFirst = state.subGoals().isEmpty();
        if (!isFirst && !reached) {
            return Plan.AS_BEFORE;
        }
        ChatAnswer answer = chat.answer(new ChatRequest(model, prompt.of(state), 0, ANSWER_TOKENS));
        Optional<SubGoal> named = named(answer.text());
        return new Plan(isFirst ? Optional.of(named.orElse(ANYTHING)) : named, answer.usage(Usage.Seconds.NONE, price));
    }

    /** The first call in the answer, whatever is said around it. */
    static Optional<SubGoal> named(String answer) {
        Matcher call = CALL.matcher(answer);
        return call.find() ? Optional.of(new SubGoal(call.group().strip())) : Optional.empty();
    }
}
