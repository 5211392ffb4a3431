package dev.cairn.agent.subgoal;

import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.llm.ChatMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The chat that asks a large language model for the next sub-goal. */
record PlannerPrompt(String introduction, List<SubGoal> known) {
    private static final int HISTORY = 10;

    List<ChatMessage> of(PromptState state) {
        return List.of(ChatMessage.system(introduction + forms()), ChatMessage.user(question(state)));
    }

    /** One example of each verb that the executor knows. */
    private String forms() {
        if (known.isEmpty()) {
            return "";
        }
        Map<String, String> byHead = new LinkedHashMap<>();
        known.forEach(subGoal -> byHead.putIfAbsent(subGoal.head(), subGoal.text()));
        return "\n\nThe sub-goals that can be carried out have these forms: " + String.join(", ", byHead.values())
                + ".";
    }

    private static String question(PromptState state) {
        List<String> reached = state.subGoals().stream().map(SubGoal::text).toList();
        List<HistoryEntry> history = state.history();
        return "Task: " + state.taskDescription().strip()
                + "\n\nScore so far: " + Math.round(state.score() * 100) + " of 100"
                + "\n\nSub-goals reached: " + (reached.isEmpty() ? "none" : String.join(", ", reached))
                + "\n\nLast actions and what came of them:\n"
                + history.subList(Math.max(0, history.size() - HISTORY), history.size()).stream()
                        .map(entry -> "- " + entry.action() + ": "
                                + entry.observation().strip())
                        .collect(Collectors.joining("\n"))
                + "\n\nSurroundings:\n" + state.look().strip()
                + "\n\nInventory:\n" + state.inventory().strip()
                + "\n\nWhat is the next sub-goal?";
    }
}
