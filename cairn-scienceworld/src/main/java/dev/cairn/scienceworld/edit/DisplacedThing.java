package dev.cairn.scienceworld.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Words;
import dev.cairn.domain.edit.DisplacedObject;
import dev.cairn.scienceworld.text.ObservationText;
import dev.cairn.scienceworld.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A solved trajectory in a world in which the thing that the task is about was carried to another room before, in its cup if it is a
 * liquid. Recorded trajectories know where everything is and never look for anything; on this one the agent goes from room to room until
 * it sees the thing, brings it back and goes on as before. Made for tasks that name the thing and do not say where it is.
 *
 * @param path the recorded trajectory
 * @param thing as the agent names it
 * @param carried what is picked up to bring it: the thing, or the vessel that it is in
 * @param focus index of the step that focuses on it
 * @param home room in which it does
 */
public record DisplacedThing(Trajectory path, String thing, String carried, int focus, String home)
        implements DisplacedObject {
    private static final Pattern FOCUS = Pattern.compile("focus on (.+)");
    private static final Pattern POUR = Pattern.compile("pour (.+) into .+");

    /** With these words a task tells where something is. */
    private static final Set<String> PLACED = Set.of("located", "near", "around");

    /** What can be carried off in a trajectory, if there is such a thing. */
    public static Optional<DisplacedThing> in(Trajectory path) {
        List<Step> steps = path.steps();
        Set<String> taskWords = Words.of(path.taskDescription());
        if (PLACED.stream().anyMatch(taskWords::contains)) {
            return Optional.empty();
        }
        for (int i = 1; i < steps.size(); i++) {
            Matcher named = FOCUS.matcher(steps.get(i).action());
            if (named.matches()) {
                String thing = named.group(1);
                int focus = i;
                String home = place(steps.get(i));
                return carried(path, thing, focus)
                        .filter(carried -> taskWords.containsAll(Words.of(thing)) && isOpenedAtHome(path, focus, home))
                        .map(carried -> new DisplacedThing(path, thing, carried, focus, home));
            }
        }
        return Optional.empty();
    }

    /** The places in which a trajectory is at some time, each once. */
    public static Set<String> places(Trajectory path) {
        return path.steps().stream()
                .flatMap(step -> Place.named(step.look()).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public List<String> elsewhere(List<String> places) {
        String start = place(path.steps().get(0));
        return places.stream()
                .filter(place -> !place.equals(home) && !place.equals(start))
                .toList();
    }

    @Override
    public Optional<Trajectory> at(int last, List<String> places, Replay replay) {
        List<Step> steps = path.steps();
        List<String> before = actions(1, focus);
        List<String> opened =
                before.stream().filter(action -> action.startsWith("open ")).toList();
        List<String> setup = new ArrayList<>(List.of("teleport to " + home));
        setup.addAll(opened);
        setup.add("pick up " + carried);
        opened.forEach(action -> setup.add("close " + action.substring("open ".length())));
        setup.addAll(List.of(
                "teleport to " + places.get(last), "put down " + carried, "teleport to " + place(steps.get(0))));

        List<String> actions = new ArrayList<>(before);
        places.subList(0, last + 1).forEach(place -> actions.add("teleport to " + place));
        int arrived = actions.size();
        actions.addAll(List.of("pick up " + carried, "teleport to " + home));
        actions.addAll(actions(focus, steps.size()));
        Trajectory played = replay.apply(setup, actions);
        return endsAsWell(played) && !isSeenBefore(played, arrived + 1) ? Optional.of(played) : Optional.empty();
    }

    private List<String> actions(int from, int to) {
        return path.steps().subList(from, to).stream().map(Step::action).toList();
    }

    /**
     * What is put somewhere or poured out later on. A bulb that is only picked up is one part of many, and lies with the others: to
     * look for it elsewhere would teach what is never right.
     */
    private static Optional<String> carried(Trajectory path, String thing, int focus) {
        for (Step step : path.steps().subList(focus + 1, path.steps().size())) {
            if (step.action().startsWith("move " + thing + " to ")) {
                return Optional.of(thing);
            }
            Matcher poured = POUR.matcher(step.action());
            if (poured.matches()) {
                return Optional.of(poured.group(1));
            }
        }
        return Optional.empty();
    }

    /** Nothing else need be opened before. */
    private static boolean isOpenedAtHome(Trajectory path, int focus, String home) {
        return path.steps().subList(1, focus).stream()
                .allMatch(step ->
                        !step.action().startsWith("open ") || place(step).equals(home));
    }

    private boolean endsAsWell(Trajectory played) {
        return played.finalScore() >= path.finalScore()
                && played.steps().stream().noneMatch(step -> ObservationText.saysUnknown(step.observation()))
                && played.steps().stream().noneMatch(step -> ObservationText.asksBack(step.observation()));
    }

    private boolean isSeenBefore(Trajectory played, int step) {
        return played.steps().subList(0, step).stream()
                .anyMatch(moment -> moment.look().contains(thing));
    }

    private static String place(Step step) {
        return Place.named(step.look()).orElse("");
    }
}
