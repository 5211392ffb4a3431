package dev.cairn.agent.policy;

import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.action.SubGoalEnd;
import dev.cairn.domain.text.TextReader;
import dev.cairn.domain.text.VisitedPlaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a model-based actor remembers of its episode; turns it into the state that prompts are made from. */
final class EpisodeMemory {
    private final EnvironmentView world;
    private final List<HistoryEntry> history = new ArrayList<>(List.of(HistoryEntry.START));
    private final List<SubGoal> subGoals = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final TextReader reader;
    private final VisitedPlaces places;
    private final Set<String> done = new HashSet<>();
    private int score;

    /** @param reader of the world's texts */
    EpisodeMemory(EnvironmentView world, TextReader reader) {
        this.reader = reader;
        this.places = new VisitedPlaces(reader);
        this.world = world;
    }

    /** The present moment; the surroundings count as visited from now on. */
    PromptState now(int step) {
        String look = world.look();
        places.observe(history.get(history.size() - 1).observation(), look);
        return new PromptState(
                world.taskDescription(),
                step,
                score / 100.0,
                history,
                look,
                world.inventory(),
                places.places(),
                subGoals,
                outcomesUntilNow());
    }

    void observe(String action, String observation, int newScore) {
        history.add(new HistoryEntry(action, (newScore - score) / 100.0, observation));
        score = newScore;
        if (!reader.refuses(observation)) {
            done.add(action);
        }
    }

    /** Whether an action was done since a sub-goal was taken up; what the world refused for then may be tried again. */
    boolean isDone(String action) {
        return done.contains(action);
    }

    /** Takes up a sub-goal, unless it is the current one already: then it begins once more. */
    void pursue(SubGoal subGoal) {
        done.clear();
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
        while (last > 0 && history.get(last).action().equals(SubGoalEnd.ACTION)) {
            last--;
        }
        return history.get(last).observation();
    }

    List<SubGoal> subGoals() {
        return List.copyOf(subGoals);
    }
}
