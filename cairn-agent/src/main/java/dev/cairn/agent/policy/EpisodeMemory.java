package dev.cairn.agent.policy;

import dev.cairn.core.SubGoal;
import dev.cairn.distill.action.ActionLanguage;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.text.VisitedRooms;
import dev.cairn.domain.EnvironmentView;
import java.util.ArrayList;
import java.util.List;

/** What a model-based actor remembers of its episode; turns it into the state that prompts are made from. */
final class EpisodeMemory {
    private final EnvironmentView world;
    private final List<HistoryEntry> history = new ArrayList<>(List.of(HistoryEntry.START));
    private final List<SubGoal> subGoals = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final VisitedRooms rooms = new VisitedRooms();
    private int score;

    EpisodeMemory(EnvironmentView world) {
        this.world = world;
    }

    /** The present moment; the surroundings count as visited from now on. */
    PromptState now(int time) {
        String look = world.look();
        rooms.observe(history.get(history.size() - 1).observation(), look);
        return new PromptState(
                world.taskDescription(),
                time,
                score / 100.0,
                history,
                look,
                world.inventory(),
                rooms.rooms(),
                subGoals,
                outcomesUntilNow());
    }

    void observe(String action, String observation, int newScore) {
        history.add(new HistoryEntry(action, (newScore - score) / 100.0, observation));
        score = newScore;
    }

    /** Takes up a sub-goal, unless it is the current one already. */
    void pursue(SubGoal subGoal) {
        if (subGoals.isEmpty() || !subGoals.get(subGoals.size() - 1).equals(subGoal)) {
            if (!subGoals.isEmpty()) {
                outcomes.add(lastObservation());
            }
            subGoals.add(subGoal);
        }
    }

    private List<String> outcomesUntilNow() {
        List<String> all = new ArrayList<>(outcomes);
        if (!subGoals.isEmpty()) {
            all.add(lastObservation());
        }
        return all;
    }

    private String lastObservation() {
        int last = history.size() - 1;
        while (last > 0 && history.get(last).action().equals(ActionLanguage.END_SUBGOAL)) {
            last--;
        }
        return history.get(last).observation();
    }

    List<SubGoal> subGoals() {
        return List.copyOf(subGoals);
    }
}
