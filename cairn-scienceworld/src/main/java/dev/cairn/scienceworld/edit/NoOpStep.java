package dev.cairn.scienceworld.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.scienceworld.text.ObservationText;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a step seems to do nothing, read off the texts alone. Whether it really can be left out, only a replay shows: an
 * idle step may pass the time that something needs.
 */
public enum NoOpStep {
    /** {@code look around} after the first step: the look that an agent gets at no cost says the same. */
    LOOKS_AROUND,
    /** What was to be opened, closed or switched is so already. */
    ALREADY_SO,
    /** Closes a door. */
    CLOSES_DOOR,
    /** Picks up what is in the inventory. */
    HELD_ALREADY,
    /** Looks at or reads something again that answers as before; not where a block slides so slowly that it seems to rest. */
    EXAMINES_AGAIN,
    /** The world did not understand. */
    NOT_UNDERSTOOD,
    /** Something was to be moved or poured into itself. */
    IN_ITSELF;

    private static final Pattern TAKEN = Pattern.compile("You move the (.+) to the inventory\\.");

    /** {@code already-so}: name in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Idle steps of a trajectory by their index; element 0, which every recorded trajectory begins with, is none. */
    public static SortedMap<Integer, NoOpStep> in(Trajectory trajectory) {
        SortedMap<Integer, NoOpStep> idle = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < trajectory.steps().size(); i++) {
            Step step = trajectory.steps().get(i);
            boolean again = !seen.add(step.action() + "\n" + step.observation());
            Optional<NoOpStep> reason = i == 0 ? Optional.empty() : of(step, again);
            if (reason.isPresent()) {
                idle.put(i, reason.get());
            }
        }
        return idle;
    }

    private static Optional<NoOpStep> of(Step step, boolean again) {
        String action = step.action();
        if (action.equals(Step.LOOK_AROUND)) {
            return Optional.of(LOOKS_AROUND);
        }
        if (ObservationText.saysUnknown(step.observation())) {
            return Optional.of(NOT_UNDERSTOOD);
        }
        if (step.observation().contains(" is already ")) {
            return Optional.of(ALREADY_SO);
        }
        if (ObservationText.refusesItself(step.observation())) {
            return Optional.of(IN_ITSELF);
        }
        if (isHeld(step)) {
            return Optional.of(HELD_ALREADY);
        }
        if (action.startsWith("close door")) {
            return Optional.of(CLOSES_DOOR);
        }
        boolean slides = step.observation().contains("% down the plane");
        return again && !slides && ObservationText.observes(action) ? Optional.of(EXAMINES_AGAIN) : Optional.empty();
    }

    private static boolean isHeld(Step step) {
        Matcher taken = TAKEN.matcher(step.observation());
        return step.action().startsWith("pick up ")
                && taken.find()
                && step.inventory()
                        .lines()
                        .anyMatch(line -> line.matches("\\s*an? " + Pattern.quote(taken.group(1)) + "\\b.*"));
    }
}
