package dev.cairn.distill.dataset;

import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.text.VisitedRooms;
import java.util.ArrayList;
import java.util.List;

/** Goes through the rounds of a trajectory and tells what the agent knows before each one. */
final class Walk {
    private final List<HistoryEntry> history = new ArrayList<>(List.of(HistoryEntry.START));
    private final VisitedRooms rooms = new VisitedRooms();
    private final int historyLength;
    private double score;

    private Walk(int historyLength) {
        this.historyLength = historyLength;
    }

    /** Element i is the state before round i + 1; round 0 has none. */
    static List<PromptState> states(String taskDescription, Rounds sequence, int historyLength) {
        Walk walk = new Walk(historyLength);
        List<PromptState> states = new ArrayList<>();
        List<Round> rounds = sequence.rounds();
        for (int time = 1; time < rounds.size(); time++) {
            Round previous = rounds.get(time - 1);
            Round round = rounds.get(time);
            if (time > 1) {
                walk.remember(previous);
            }
            walk.rooms.observe(previous.observation(), round.look());
            states.add(walk.state(taskDescription, time, round, sequence.subGoals()));
        }
        return states;
    }

    /** State of an agent that has just been put into the world. */
    static PromptState start(String taskDescription, Round first) {
        return new PromptState(
                taskDescription,
                1,
                0,
                List.of(HistoryEntry.START),
                first.look(),
                first.inventory(),
                List.of(),
                List.of());
    }

    private void remember(Round round) {
        history.add(new HistoryEntry(round.action(), round.score() - score, round.observation()));
        if (history.size() > historyLength) {
            history.remove(0);
        }
        score = round.score();
    }

    private PromptState state(String taskDescription, int time, Round round, List<SubGoal> subGoals) {
        return new PromptState(
                taskDescription,
                time,
                score,
                history,
                round.look(),
                round.inventory(),
                rooms.rooms(),
                subGoals.subList(0, round.subGoal() + 1));
    }
}
