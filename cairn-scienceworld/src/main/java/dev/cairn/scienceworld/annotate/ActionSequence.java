package dev.cairn.scienceworld.annotate;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The acts of a trajectory and what can be known at each of them. Positions are act indices; behind the last act there is
 * nothing without end, so that rules may look ahead.
 */
public final class ActionSequence {
    private static final Pattern MOVED = Pattern.compile("You move the (.+) to the (.+)\\.");
    private static final Pattern POURED = Pattern.compile("You pour the contents of the .+ into the (.+)\\.");
    private static final Pattern UNNAMED = Pattern.compile("(?:substance|paint|liquid) in (.+?)(?: in inventory)?");
    private static final Pattern FOCUSED = Pattern.compile("You focus on the (.+)\\.");

    private final String taskDescription;
    private final List<ParsedAction> acts;
    private final ParsedAction end;

    /** Most looks come several times, and rules look at each of them several times. */
    private final Map<Seen, VisibleNames> seen = new HashMap<>();

    private final Map<String, List<String>> lines = new HashMap<>();

    private record Seen(String look, String inventory) {}

    /** @param kept with at least one step */
    ActionSequence(Trajectory kept) {
        taskDescription = kept.taskDescription();
        acts = ParsedAction.of(kept.steps());
        Step last = kept.steps().get(kept.steps().size() - 1);
        end = new ParsedAction(Verb.NOTHING, "", "", new Step("", "", 0, true, last.look(), last.inventory()), "", 0);
    }

    int size() {
        return acts.size();
    }

    ParsedAction at(int position) {
        return position < acts.size() ? acts.get(position) : end;
    }

    String taskDescription() {
        return taskDescription;
    }

    VisibleNames around(int position) {
        Step before = at(position).before();
        return seen.computeIfAbsent(
                new Seen(before.look(), before.inventory()), place -> VisibleNames.of(before, lines));
    }

    /** Steps of the acts from {@code from} to before {@code to}. */
    int steps(int from, int to) {
        return acts.subList(from, Math.min(to, acts.size())).stream()
                .mapToInt(ParsedAction::steps)
                .sum();
    }

    /** First position from {@code from} on whose act does not belong. */
    int skip(int from, Predicate<ParsedAction> belongs) {
        int position = from;
        while (position < acts.size() && belongs.test(acts.get(position))) {
            position++;
        }
        return position;
    }

    /** Name for what the act's words {@code phrase} mean; those words themselves if the surroundings have no better one. */
    String name(int position, String phrase) {
        VisibleNames around = around(position);
        return content(position, phrase)
                .or(() -> around.nameOf(phrase))
                .or(() -> Container.holding(phrase, at(position).before()))
                .or(() -> attended(position))
                .orElseGet(() -> around.withoutRoom(phrase));
    }

    /** Name for the act's thing: what the agent sees by exactly its words, or what the outcome calls it. */
    String thing(int position) {
        return around(position)
                .exactly(at(position).thing())
                .filter(name -> content(position, at(position).thing()).isEmpty())
                .or(() -> moved(position))
                .orElseGet(() -> name(position, at(position).thing()));
    }

    /** {@code substance in metal pot} is the water that the agent sees in it. */
    private Optional<String> content(int position, String phrase) {
        Matcher unnamed = UNNAMED.matcher(phrase);
        return unnamed.matches() ? inside(position, unnamed.group(1)) : Optional.empty();
    }

    /** The only thing in a vessel, by the vessel's name ({@code cup containing red paint}) or by what the agent sees in it. */
    Optional<String> inside(int position, String vessel) {
        if (!Names.content(vessel).equals(vessel)) {
            return Optional.of(Names.content(vessel));
        }
        return Container.content(Names.plain(vessel), at(position).before());
    }

    /** Name for what the act pours: what is in the vessel, or the vessel if that is not one thing. */
    String poured(int position) {
        String vessel = at(position).thing();
        return inside(position, vessel).orElseGet(() -> thing(position));
    }

    /** What the outcome says was focused on, if the agent sees it by that name. */
    private Optional<String> attended(int position) {
        Matcher focus = FOCUSED.matcher(at(position).observation());
        return focus.find() ? around(position).exactly(focus.group(1)) : Optional.empty();
    }

    /** Name for what the outcome says was moved or picked up; empty if nothing was. */
    Optional<String> moved(int position) {
        Matcher moved = MOVED.matcher(at(position).observation());
        return moved.find() ? Optional.of(seenAs(position, moved.group(1))) : Optional.empty();
    }

    /** What the agent sees, or what it focused on by this name before: {@code frog egg} for {@code common toad}. */
    private String seenAs(int position, String name) {
        return around(position)
                .nameOf(name)
                .or(() -> IntStream.range(0, position)
                        .filter(i -> at(i).is(Verb.FOCUS) && Names.mentions(at(i).thing(), name))
                        .mapToObj(this::attended)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(name);
    }

    /** The vessel that something was poured into, if the agent sees it by the name that the outcome has: of several cups the glass cup. */
    private Optional<String> pouredInto(int position) {
        Matcher poured = POURED.matcher(at(position).observation());
        return poured.find() ? around(position).exactly(poured.group(1)) : Optional.empty();
    }

    /** Name for the act's second thing: what the agent sees, or what the world calls it when something is moved there. */
    String target(int position) {
        String target = at(position).target();
        String plain = Names.plain(target);
        return around(position)
                .nameOf(plain)
                .or(() -> pouredInto(position))
                .or(() -> acts.stream()
                        .filter(act -> act.target().equals(target))
                        .map(act -> MOVED.matcher(act.observation()))
                        .filter(Matcher::find)
                        .map(moved -> moved.group(2))
                        .findFirst())
                .orElseGet(() -> name(position, plain));
    }

    /** What the agent has focused on last before {@code position}, by the name that the world answered with. */
    Optional<String> focused(int position) {
        for (int i = Math.min(position, acts.size()) - 1; i >= 0; i--) {
            Matcher focus = FOCUSED.matcher(acts.get(i).observation());
            if (acts.get(i).is(Verb.FOCUS) && focus.find()) {
                return Optional.of(focus.group(1));
            }
        }
        return Optional.empty();
    }

    /** Whether the task or something read so far speaks of a thing. */
    boolean isHeardOf(int position, String name) {
        return Names.mentions(taskDescription, name)
                || acts.subList(0, Math.min(position, acts.size())).stream()
                        .anyMatch(act -> act.is(Verb.READ) && Names.mentions(act.observation(), name));
    }
}
