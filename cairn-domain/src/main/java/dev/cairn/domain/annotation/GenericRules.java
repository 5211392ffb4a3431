package dev.cairn.domain.annotation;

import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.action.Prepositions;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.TextReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rules for any world. A sub-goal ends where the score changes, where a place is entered for the first time, where a walk through known
 * places is over, where what is held changes, where something is found out, and where a run of one verb begins or ends. What has no such
 * effect, opening a door for example, belongs to what it leads to. A sub-goal is named by its last action, verb and things: {@code take(key)}; a run by all its
 * things: {@code open(drawer, cupboard)}; a walk by where it leads: {@code go_to(study)}. An action that only answers a question of the
 * world, by a number, belongs to the one before it.
 *
 * <p>A sub-goal says only what a reader of the episode knows when it is set, since a controller can learn no more. What comes to light on
 * the way begins a sub-goal of its own: {@code open(chest)}, {@code take(pearl)}. A walk into the unknown is named by its last step and
 * where that is taken, {@code move(south, kitchen)}.
 */
public final class GenericRules implements AnnotationRules {
    /** Actions of one sub-goal at most. */
    private static final int MOST_ACTIONS = 12;

    private static final int MOST_ARGUMENTS = 4;

    /** Most worlds say {@code go to} of it. */
    private static final String TRAVEL = "go_to";

    private final ActionLanguage language;
    private final TextReader texts;
    private final PromptTexts findings;
    private final Predicate<String> dropped;
    private final Continuations continuations = new Continuations(MOST_ACTIONS, Set.of());

    /**
     * An action and what came of it.
     *
     * @param from where it was done, if that is known
     * @param place where it led, if that is another place
     * @param isNews whether the agent had not been there before
     * @param isHeld whether it changed what the agent holds, or told something to be remembered
     * @param isScored whether it changed the score
     */
    private record Deed(
            SubGoal call,
            Optional<String> from,
            Optional<String> place,
            boolean isNews,
            boolean isHeld,
            boolean isScored) {
        boolean isAnswer() {
            return call.arguments().isEmpty() && call.head().chars().allMatch(Character::isDigit);
        }

        boolean hasEffect() {
            return place.isPresent() || isHeld || isScored;
        }

        boolean hasVerbOf(Deed other) {
            return call.head().equals(other.call.head());
        }
    }

    /**
     * Rules.
     *
     * @param language tells verb and arguments apart
     * @param texts tells where the agent is, if it can
     * @param findings tells what is to be remembered
     * @param dropped actions that are not learnt from either
     */
    public GenericRules(ActionLanguage language, TextReader texts, PromptTexts findings, Predicate<String> dropped) {
        this.language = language;
        this.texts = texts;
        this.findings = findings;
        this.dropped = dropped;
    }

    /** All actions but looking around, which costs an agent nothing. */
    @Override
    public boolean teaches(String action) {
        return !action.equals(Step.LOOK_AROUND) && !dropped.test(action);
    }

    @Override
    public String travelVerb() {
        return TRAVEL;
    }

    @Override
    public List<Segment> segments(Trajectory kept) {
        List<Deed> deeds = deeds(kept.steps());
        Sightings sightings = new Sightings(kept);
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < deeds.size(); at++) {
            if (endsAfter(deeds, from, at)) {
                addKnown(deeds, sightings, from, at + 1, segments);
                from = at + 1;
            }
        }
        return continuations.apply(segments);
    }

    /** Adds a segment, cut where the last thing that its name says came to light. */
    private static void addKnown(List<Deed> deeds, Sightings sightings, int from, int to, List<Segment> segments) {
        SubGoal name = name(deeds.subList(from, to), sightings, from);
        int known = name.arguments().stream()
                .mapToInt(thing ->
                        sightings.first(thing, firstUse(deeds, thing, from, to)).orElse(from))
                .max()
                .orElse(from);
        if (known > from) {
            addKnown(deeds, sightings, from, known, segments);
            addKnown(deeds, sightings, known, to, segments);
        } else {
            segments.add(new Segment(name, from, to));
        }
    }

    /** What is first read after its use, as among the things that are held, came to light by no action before. */
    private static int firstUse(List<Deed> deeds, String thing, int from, int to) {
        int use = from;
        while (use < to - 1 && !deeds.get(use).call().arguments().contains(thing)) {
            use++;
        }
        return use;
    }

    private List<Deed> deeds(List<Step> steps) {
        List<Deed> deeds = new ArrayList<>();
        Set<String> visited = new HashSet<>();
        double score = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Optional<Step> next = i + 1 < steps.size() ? Optional.of(steps.get(i + 1)) : Optional.empty();
            Optional<String> here = texts.place(step.look());
            here.ifPresent(visited::add);
            Optional<String> place = texts.place(next.map(Step::look).orElse(step.observation()))
                    .filter(to -> !Optional.of(to).equals(here));
            boolean isNews = place.map(visited::add).orElse(false);
            SubGoal call = call(step.action());
            boolean isHeld = isFinding(step.observation())
                    || next.map(after -> !after.inventory().equals(step.inventory()))
                            .orElse(false);
            deeds.add(new Deed(call, here, place, isNews, isHeld, step.score() != score));
            score = step.score();
        }
        return deeds;
    }

    private boolean isFinding(String observation) {
        return !findings.findings("", List.of(observation)).get(0).isEmpty();
    }

    /** {@code put cup in box} is {@code put(cup, box)}; what the language can only say as it is, is parted at its commas. */
    private SubGoal call(String action) {
        SubGoal formal = new SubGoal(language.formalize(action).orElse(action));
        boolean isCall = formal.text().endsWith(")");
        String[] words = action.strip().split(" ", 2);
        List<String> things =
                isCall ? formal.arguments() : words.length == 1 ? List.of() : List.of(words[1].split(", "));
        return SubGoal.of(
                (isCall ? formal.head() : words[0]).toLowerCase(Locale.ROOT),
                things.stream().map(GenericRules::thing).toArray(String[]::new));
    }

    private static String thing(String argument) {
        int blank = argument.indexOf(' ');
        return blank > 0 && Prepositions.contains(argument.substring(0, blank))
                ? argument.substring(blank + 1)
                : argument;
    }

    private static boolean endsAfter(List<Deed> deeds, int from, int at) {
        if (at == deeds.size() - 1) {
            return true;
        }
        if (deeds.get(at + 1).isAnswer()) {
            return false;
        }
        Deed deed = deeds.get(at);
        boolean goesOn = deed.hasVerbOf(deeds.get(at + 1));
        if (deed.isScored() || deed.isNews() || at + 1 - from == MOST_ACTIONS) {
            return true;
        }
        if (deed.place().isPresent()) {
            return !isWalkAhead(deeds, at);
        }
        if (deed.isHeld()) {
            return !goesOn;
        }
        return !goesOn && (isRun(deeds, at) || (isRun(deeds, at + 1) && !isWalkAhead(deeds, at)));
    }

    /** Whether the next action with an effect leads to another place. */
    private static boolean isWalkAhead(List<Deed> deeds, int at) {
        return deeds.subList(at + 1, deeds.size()).stream()
                .filter(Deed::hasEffect)
                .findFirst()
                .map(next -> next.place().isPresent())
                .orElse(false);
    }

    /** Whether an action has a neighbour of the same verb. */
    private static boolean isRun(List<Deed> deeds, int at) {
        Deed deed = deeds.get(at);
        return (at + 1 < deeds.size() && deed.hasVerbOf(deeds.get(at + 1)))
                || (at > 0 && deed.hasVerbOf(deeds.get(at - 1)));
    }

    /** @param from of the first of these, in the trajectory */
    private static SubGoal name(List<Deed> deeds, Sightings sightings, int from) {
        List<Deed> said = deeds.stream().filter(deed -> !deed.isAnswer()).toList();
        if (said.isEmpty()) {
            return SubGoal.of("answer", deeds.get(deeds.size() - 1).call().head());
        }
        Deed last = said.get(said.size() - 1);
        if (last.place().isPresent()) {
            String place = last.place().get();
            if (sightings.first(place, from).isPresent()) {
                return SubGoal.of(TRAVEL, place);
            }
            boolean isLonger =
                    said.stream().filter(deed -> deed.place().isPresent()).count() > 1;
            List<String> way = new ArrayList<>(last.call().arguments());
            last.from().filter(start -> isLonger).ifPresent(way::add);
            return SubGoal.of(last.call().head(), way.toArray(String[]::new));
        }
        int run = said.size() - 1;
        while (run > 0 && said.get(run - 1).hasVerbOf(last)) {
            run--;
        }
        Set<String> things = new LinkedHashSet<>();
        said.subList(run, said.size()).forEach(deed -> things.addAll(deed.call().arguments()));
        return SubGoal.of(
                last.call().head(), things.stream().limit(MOST_ARGUMENTS).toArray(String[]::new));
    }
}
