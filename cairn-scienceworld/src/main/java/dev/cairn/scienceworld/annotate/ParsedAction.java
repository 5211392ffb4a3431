package dev.cairn.scienceworld.annotate;

import dev.cairn.core.Step;
import dev.cairn.scienceworld.action.CanonicalAction;
import dev.cairn.scienceworld.text.ObservationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An action with the number that answers the world's question which of several things was meant, if it asked.
 *
 * @param thing what it is done to, in the action's words
 * @param target the second thing, for example where something is moved to; empty if the verb takes none
 * @param before surroundings in which the action is taken
 * @param observation what came of it, after the question if there was one
 * @param steps 1, or more with answers
 */
record ParsedAction(Verb verb, String thing, String target, Step before, String observation, int steps) {
    private static final Set<Verb> HANDLING =
            Set.of(Verb.PICK_UP, Verb.MOVE, Verb.POUR, Verb.DUNK, Verb.FOCUS, Verb.USE, Verb.MIX, Verb.CONNECT);

    /** Reads steps; answers join the action that needed them. */
    static List<ParsedAction> of(List<Step> steps) {
        List<ParsedAction> acts = new ArrayList<>();
        for (Step step : steps) {
            if (!acts.isEmpty() && isNumber(step.action())) {
                acts.add(acts.remove(acts.size() - 1).answered(step.observation()));
            } else {
                acts.add(read(step));
            }
        }
        return acts;
    }

    private static boolean isNumber(String action) {
        return !action.isEmpty() && action.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static ParsedAction read(Step step) {
        String action = CanonicalAction.of(step.action());
        Verb verb = Verb.of(action);
        String rest = verb.rest(action);
        List<String> things = verb.prepositions()
                .filter(word -> rest.contains(" " + word + " "))
                .findFirst()
                .map(word -> Preposition.split(rest, word, step.observation()))
                .orElse(List.of(rest, ""));
        return new ParsedAction(verb, things.get(0), things.get(1), step, step.observation(), 1);
    }

    private ParsedAction answered(String outcome) {
        // A number that the world does not take changes nothing, so what the action itself did stays the outcome.
        String kept = outcome.startsWith("No known action") ? observation : outcome;
        return new ParsedAction(verb, thing, target, before, kept, steps + 1);
    }

    boolean is(Verb other) {
        return verb == other;
    }

    /** The same verb on something with the same name, wherever it is. */
    boolean is(Verb other, String name) {
        return verb == other && Names.plain(thing).equals(Names.plain(name));
    }

    /** Whether the two things are one place: the world refuses that, and nothing happens. */
    boolean isFutile() {
        return ObservationText.refusesItself(observation);
    }

    /** Whether something is taken, used or attended to, so that it must be at hand. */
    boolean handles() {
        return HANDLING.contains(verb);
    }

    /** Whether it reads an instrument. */
    boolean measures() {
        return verb == Verb.USE && observation.contains("measures");
    }

    boolean observes() {
        return verb == Verb.EXAMINE || verb == Verb.LOOK_AT || measures();
    }
}
