package dev.cairn.distill.dataset;

import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptParts;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.domain.text.TextReader;
import dev.cairn.domain.text.VisitedPlaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Goes through the steps of a trajectory and tells what the agent knows before each one. */
final class StateReplay {
    private final TextReader reader;
    private final ReplaySteps sequence;
    private final PromptTextCache shown;
    private final Prompts prompts;
    private final String taskDescription;
    private final String task;
    private final List<String> subGoals;
    private final List<String> outcomes;
    private final List<String> lines;

    private StateReplay(
            TextReader reader, Role role, String taskDescription, ReplaySteps sequence, PromptTextCache shown) {
        this.reader = reader;
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

    /** Element i is the state before step i + 1; step 0 has none. */
    static List<PromptParts> states(
            TextReader reader, Role role, String taskDescription, ReplaySteps sequence, PromptTextCache shown) {
        return new StateReplay(reader, role, taskDescription, sequence, shown).states();
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

    private List<PromptParts> states() {
        List<ReplayStep> steps = sequence.steps();
        VisitedPlaces visited = new VisitedPlaces(reader);
        String places = "";
        List<String> findings = List.of();
        List<PromptParts> states = new ArrayList<>(steps.size());
        for (int index = 1; index < steps.size(); index++) {
            ReplayStep step = steps.get(index);
            if (visited.observe(steps.get(index - 1).observation(), step.look())) {
                places = prompts.places(visited.places());
            }
            if (step.subGoal() != findings.size()) {
                findings = prompts.findings(taskDescription, outcomes.subList(0, step.subGoal()));
            }
            states.add(new PromptParts(
                    task,
                    index,
                    prompts.points(scoreBefore(index)),
                    lines.subList(0, index),
                    shown.look(step.look()),
                    shown.inventory(step.inventory()),
                    places,
                    subGoals.subList(0, step.subGoal() + 1),
                    findings));
        }
        return states;
    }

    /** What each sub-goal came to: what its last action brought. */
    private List<String> outcomes() {
        String[] last = new String[subGoals.size()];
        Arrays.fill(last, "");
        for (ReplayStep step : sequence.steps()) {
            if (!step.isEnd()) {
                last[step.subGoal()] = step.observation();
            }
        }
        return List.of(last);
    }

    /** The history begins with {@link HistoryEntry#START}, which stands in place of step 0. */
    private List<String> lines(Role role) {
        List<String> all = new ArrayList<>(sequence.steps().size());
        all.add(prompts.line(role, taskDescription, HistoryEntry.START));
        for (int i = 1; i < sequence.steps().size(); i++) {
            ReplayStep step = sequence.steps().get(i);
            all.add(prompts.line(
                    role,
                    taskDescription,
                    new HistoryEntry(step.action(), step.score() - scoreBefore(i), step.observation())));
        }
        return all;
    }

    private double scoreBefore(int index) {
        return index < 2 ? 0 : sequence.steps().get(index - 1).score();
    }
}
