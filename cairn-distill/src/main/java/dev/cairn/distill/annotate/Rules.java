package dev.cairn.distill.annotate;

import java.util.List;
import java.util.Optional;

/** The rules in the order in which they are tried: those that see more in a run of actions come first. */
final class Rules {
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

    private Rules() {}

    /**
     * What the first rule that applies at {@code from} sees there. Acts that the world refuses because they make no sense
     * belong to what follows them.
     */
    static Optional<Rule.Match> first(ActionSequence path, int from) {
        int start = Math.min(path.skip(from, ParsedAction::isFutile), path.size() - 1);
        return ALL.stream().flatMap(rule -> rule.match(path, start).stream()).findFirst();
    }
}
