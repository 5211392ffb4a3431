package dev.cairn.scienceworld.annotate;

import dev.cairn.core.CairnException;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.annotation.AnnotationRules;
import dev.cairn.domain.annotation.Continuations;
import dev.cairn.scienceworld.action.CanonicalAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * ScienceWorld's rules: rooms entered, things handled, devices operated, focus, readings taken, time spent. Every argument is a
 * name that the agent has seen, read or uses in the actions of the sub-goal, or the number of these actions.
 */
public final class ScienceWorldRules implements AnnotationRules {
    private static final Continuations CONTINUATIONS =
            new Continuations(Rule.MOST_STEPS, Set.of("monitor", "wait_for_change", "wait_for"));

    /** In the order in which they are tried: those that see more in a run of actions come first. */
    private static final List<Rule> ALL = List.of(
            new NavigateRule(),
            new WaterRule(),
            new FillRule(),
            new TemperRule(),
            new ReleaseRule(),
            new MixRule(),
            new SearchRule(),
            new PlaceRule(),
            new ReadRule(),
            new PickUpRule(),
            new RunRule(Verb.DROP),
            new ConnectRule(),
            new MonitorRule(),
            new WaitRule(),
            new AnswerRule(),
            new SingleRule());

    /** All but looking around and closing doors, as in the original data sets. */
    @Override
    public boolean teaches(String action) {
        String canonical = CanonicalAction.of(action);
        return !canonical.equals(Step.LOOK_AROUND) && !canonical.startsWith("close door");
    }

    @Override
    public String travelVerb() {
        return NavigateRule.VERB;
    }

    @Override
    public List<Segment> segments(Trajectory kept) {
        ActionSequence path = new ActionSequence(kept);
        List<Segment> segments = new ArrayList<>();
        int step = 0;
        for (int next = 0; next < path.size(); ) {
            int from = next;
            Rule.Match match = first(path, from)
                    .orElseThrow(() -> new CairnException(
                            "no rule takes '" + path.at(from).before().action() + "'"));
            int end = step + path.steps(from, match.to());
            segments.add(new Segment(match.subGoal(), step, end));
            step = end;
            next = match.to();
        }
        return CONTINUATIONS.apply(segments);
    }

    /**
     * What the first rule that applies at {@code from} sees there. Acts that the world refuses because they make no sense
     * belong to what follows them.
     */
    private static Optional<Rule.Match> first(ActionSequence path, int from) {
        int start = Math.min(path.skip(from, ParsedAction::isFutile), path.size() - 1);
        return ALL.stream().flatMap(rule -> rule.match(path, start).stream()).findFirst();
    }
}
