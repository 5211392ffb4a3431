package dev.cairn.scienceworld.agent;

import dev.cairn.core.TaskId;
import dev.cairn.core.Words;
import dev.cairn.domain.agent.DecisiveActions;
import dev.cairn.domain.agent.PlanRules;
import dev.cairn.scienceworld.action.Rooms;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rules of SwiftSage's released code. */
public final class ScienceWorldPlanRules implements PlanRules {
    /** Tasks, by index, that do not name what to focus on. */
    private static final Set<Integer> FREE_FOCUS = Set.of(5, 6, 7, 8, 17, 18, 19, 20);

    /** Tasks, by index, in which examining tells what counts. */
    private static final Set<Integer> FREE_EXAMINE = Set.of(14, 15, 16);

    private static final Set<String> DOORS = Set.of("GO", "OPEN_DOOR", "CLOSE_DOOR");

    /** Waiting, and of what tempts an agent to waste its time only what the task mentions: focusing in most tasks, examining in most. */
    @Override
    public Set<String> useful(List<String> valid, TaskId task, String description) {
        Set<String> mentioned =
                Words.separated(description.toLowerCase(Locale.ROOT).replaceAll("\\p{Punct}", ""));
        Set<String> actions = ScienceWorldChoices.withDoors(valid);
        actions.addAll(List.of("wait", "wait1"));
        if (!FREE_FOCUS.contains(task.index())) {
            actions.removeIf(action -> isUnmentioned(action, "focus on", mentioned));
        }
        if (!FREE_EXAMINE.contains(task.index())) {
            actions.removeIf(action -> isUnmentioned(action, "examine", mentioned));
        }
        return actions;
    }

    private static boolean isUnmentioned(String action, String verb, Set<String> mentioned) {
        return action.startsWith(verb)
                && Words.separated(action.substring(verb.length())).stream().noneMatch(mentioned::contains);
    }

    @Override
    public String reworded(String action, Set<String> valid, String inventory) {
        return new Rewording(valid, inventory).of(action);
    }

    @Override
    public boolean isUseless(String action) {
        return Rooms.ALL.stream().anyMatch(room -> action.equals("examine " + room));
    }

    @Override
    public List<String> kinds() {
        return List.of("TELEPORT(room)", "FOCUS(object)", "WAIT()");
    }

    /** All ways through doors count as one kind. */
    @Override
    public String kind(String formal) {
        String kind = PlanRules.super.kind(formal);
        return DOORS.contains(kind.substring(0, kind.indexOf('('))) ? "TELEPORT(room)" : kind;
    }

    @Override
    public String waitingBriefly() {
        return "wait1";
    }

    /** The first of several things that an action may mean. */
    @Override
    public Optional<String> answer(String observation) {
        return observation.startsWith("Ambiguous request") ? Optional.of("0") : Optional.empty();
    }

    @Override
    public boolean failed(String observation) {
        return observation.contains("No known action")
                || observation.contains("can't")
                || observation.contains("not")
                || observation.contains("doesn't");
    }

    @Override
    public DecisiveActions decisive(TaskId task, String description) {
        return new FocusRules(task, description);
    }
}
