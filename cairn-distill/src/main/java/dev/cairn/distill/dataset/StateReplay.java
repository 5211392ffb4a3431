package dev.cairn.distill.dataset;

import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptParts;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.text.VisitedRooms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Goes through the rounds of a trajectory and tells what the agent knows before each one. */
final class StateReplay {
    private final ReplaySteps sequence;
    private final PromptTextCache shown;
    private final Prompts prompts;
    private final String taskDescription;
    private final String task;
    private final List<String> subGoals;
    private final List<String> outcomes;
    private final List<String> lines;

    private StateReplay(Role role, String taskDescription, ReplaySteps sequence, PromptTextCache shown) {
        this.sequence = sequence;
        this.shown = shown;
        this.prompts = shown.prompts();
        this.taskDescription = taskDescription;
        this.task = prompts.text(taskDescription);
        this.subGoals = sequence.subGoals().stream()
                .map(SubGoal::text)
                .map(prompts::subGoal)
                .toList();
        this.outcomes = outcomes();
        this.lines = lines(role);
    }

    /** Element i is the moment before round i + 1; round 0 has none. */
    static List<PromptParts> moments(Role role, String taskDescription, ReplaySteps sequence, PromptTextCache shown) {
        return new StateReplay(role, taskDescription, sequence, shown).moments();
    }

    /** An agent that has just been put into the world. */
    static PromptParts start(String taskDescription, ReplayStep first, PromptTextCache shown) {
        return new PromptParts(
                shown.prompts().text(taskDescription),
                1,
                0,
                List.of(),
                shown.look(first.look()),
                shown.inventory(first.inventory()),
                "",
                List.of(),
                List.of());
    }

    private List<PromptParts> moments() {
        List<ReplayStep> rounds = sequence.rounds();
        VisitedRooms visited = new VisitedRooms();
        String rooms = "";
        List<String> readings = List.of();
        List<PromptParts> moments = new ArrayList<>(rounds.size());
        for (int time = 1; time < rounds.size(); time++) {
            ReplayStep round = rounds.get(time);
            if (visited.observe(rounds.get(time - 1).observation(), round.look())) {
                rooms = prompts.rooms(visited.rooms());
            }
            if (round.subGoal() != readings.size()) {
                readings = prompts.readings(taskDescription, outcomes.subList(0, round.subGoal()));
            }
            moments.add(new PromptParts(
                    task,
                    time,
                    prompts.points(scoreBefore(time)),
                    lines.subList(0, time),
                    shown.look(round.look()),
                    shown.inventory(round.inventory()),
                    rooms,
                    subGoals.subList(0, round.subGoal() + 1),
                    readings));
        }
        return moments;
    }

    /** What each sub-goal came to: what its last action brought. */
    private List<String> outcomes() {
        String[] last = new String[subGoals.size()];
        Arrays.fill(last, "");
        for (ReplayStep round : sequence.rounds()) {
            if (!round.isEnd()) {
                last[round.subGoal()] = round.observation();
            }
        }
        return List.of(last);
    }

    /** The history begins with {@link HistoryEntry#START}, which stands in place of round 0. */
    private List<String> lines(Role role) {
        List<String> all = new ArrayList<>(sequence.rounds().size());
        all.add(prompts.line(role, taskDescription, HistoryEntry.START));
        for (int i = 1; i < sequence.rounds().size(); i++) {
            ReplayStep round = sequence.rounds().get(i);
            all.add(prompts.line(
                    role,
                    taskDescription,
                    new HistoryEntry(round.action(), round.score() - scoreBefore(i), round.observation())));
        }
        return all;
    }

    private double scoreBefore(int time) {
        return time < 2 ? 0 : sequence.rounds().get(time - 1).score();
    }
}
