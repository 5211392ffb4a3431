package dev.cairn.conformance.agent;

import dev.cairn.conformance.defect.Defect;
import dev.cairn.conformance.defect.Defects;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whole runs of the published agent: every prompt, every move, every draw, every score and the end.
 *
 * <p>Where a defect is mended, the run goes another way than the recorded one. Without {@link Compat#ORIGINAL} a vector passes
 * if it goes the recorded way, or if it does so as soon as the defects are switched on again.
 */
record LoopGroup(String name) implements ConformanceGroup {
    /** Entries of one episode that have no counterpart: loading, resetting, storing. */
    private static final int BOOKKEEPING = 6;

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        Verdict published = compare(vector, Replay.of(vector.input(), published(vector.input())));
        if (compat == Compat.ORIGINAL || !(published instanceof Verdict.Passed)) {
            return published;
        }
        Replay mended = Replay.of(vector.input(), Defects.NONE);
        boolean goesOn = !mended.steps().isEmpty();
        return goesOn ? Verdict.pass() : new Verdict.Failed("mended run", "steps", "none");
    }

    /** Vectors in which formal answers are put back into words have this one defect mended. */
    private static Defects published(Value input) {
        return input.texts("patches").contains("recover")
                ? Defects.ORIGINAL.without(Defect.FORMAL_AS_IS)
                : Defects.ORIGINAL;
    }

    private static Verdict compare(ConformanceVector vector, Replay replay) {
        Value expected = vector.expected();
        boolean fails = vector.expectsError();
        return Verdict.all(List.of(
                () -> events(expected.at("events"), replay.events()),
                () -> Verdict.same("whether a script came to its end", fails, replay.exhausted()),
                () -> Verdict.same("steps", steps(expected.at("steps")), steps(replay.steps(), vector.input())),
                () -> fails
                        ? Verdict.pass()
                        : Verdict.same(
                                "mean score",
                                expected.number("returned_average"),
                                replay.episodes().stream()
                                        .mapToInt(Episode::score)
                                        .average()
                                        .orElse(0)),
                () -> Verdict.same(
                        "why episodes were given up",
                        expected.texts("early_stop_messages"),
                        replay.episodes().stream()
                                .map(Episode::end)
                                .flatMap(end -> message(end).stream())
                                .toList())));
    }

    private static List<String> steps(Value steps) {
        return steps.list().stream()
                .map(step -> step.integer("step") + " " + step.text("action") + " " + Math.round(step.number("score")))
                .toList();
    }

    /** Of long runs only the first events and the number of all, bookkeeping included, are recorded. */
    private static Verdict events(Value recorded, List<String> events) {
        if (recorded.isList()) {
            return Verdict.same("events", String.join("\n", EventLog.recorded(recorded)), String.join("\n", events));
        }
        List<String> first = EventLog.recorded(recorded.at("first"));
        return Verdict.all(List.of(
                () -> Verdict.same("number of events", recorded.integer("n") - BOOKKEEPING, events.size()),
                () -> Verdict.same(
                        "first events",
                        String.join("\n", first),
                        String.join("\n", events.subList(0, Math.min(first.size(), events.size()))))));
    }

    /** The published code forgets a negative score at once. */
    private static List<String> steps(List<EpisodeStep> steps, Value input) {
        boolean keeps = Replay.isOn(input.at("args"), "no_stop");
        List<String> lines = new ArrayList<>();
        int last = 0;
        for (EpisodeStep step : steps) {
            last = step.score() >= 0 ? step.score() : keeps ? last : 0;
            lines.add((step.step() - 1) + " " + step.action() + " " + last);
        }
        return lines;
    }

    private static Optional<String> message(EndReason end) {
        return switch (end) {
            case NO_PROGRESS -> Optional.of("Many recent actions do not change the score");
            case REPETITION -> Optional.of("Many recent actions in history are the same");
            default -> Optional.empty();
        };
    }
}
