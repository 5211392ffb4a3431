package dev.cairn.conformance.agent;

import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.match.ActionMatcher.Match;
import dev.cairn.agent.match.MatchContext;
import dev.cairn.conformance.defect.Defects;
import dev.cairn.conformance.defect.PublishedChoices;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.Choice;
import dev.cairn.core.io.Sha256;
import dev.cairn.scienceworld.agent.ScienceWorldChoices;
import java.util.List;
import java.util.stream.Collectors;

/** The choice among valid actions: which there are, and which is taken. */
record ChoiceGroup() implements ConformanceGroup {
    private static final int RECENT = 3;
    private static final double EQUALLY_NEAR = 1e-6;

    @Override
    public String name() {
        return "choose_action";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        Value input = vector.input();
        List<String> predictions = input.texts("predictions");
        Value result = vector.expected().at("result");
        if (hasListAmongRecent(input.at("recent_actions"))) {
            return Verdict.skip("a history whose actions are lists cannot be said in Java");
        }
        if (predictions.isEmpty()) {
            return Verdict.same("whether no prediction is an error", true, result.has("error"));
        }
        List<String> looked = predictions.subList(
                0,
                Math.min(predictions.size(), input.find("k").map(Value::integer).orElse(predictions.size())));
        MatchContext moment = moment(input);
        Defects defects = compat == Compat.ORIGINAL ? Defects.ORIGINAL : Defects.NONE;
        try (ActionMatcher matcher = matcher(input, defects)) {
            Match match = matcher.nearest(looked, moment);
            return Verdict.all(List.of(
                    () -> candidates(vector.expected(), moment),
                    () -> compat == Compat.ORIGINAL
                            ? published(result.text("action"), match, looked)
                            : mended(vector.expected(), match, moment)));
        }
    }

    /** Among equally near actions the published code takes any. */
    private static Verdict published(String expected, Match match, List<String> predictions) {
        if (match.choice() == Choice.SIMILARITY) {
            double[] sums = new WindowSimilarity().sums(predictions, List.of(expected, match.action()));
            if (Math.abs(sums[0] - sums[1]) < EQUALLY_NEAR) {
                return Verdict.pass();
            }
        }
        return Verdict.same("action", expected, match.action());
    }

    private static Verdict candidates(Value expected, MatchContext moment) {
        if (!expected.has("candidates_sha256")) {
            return Verdict.pass();
        }
        String candidates = ActionMatcher.candidates(new ScienceWorldChoices(), moment).stream()
                .sorted()
                .collect(Collectors.joining("\n"));
        return Verdict.same("digest of\n" + candidates, expected.text("candidates_sha256"), Sha256.of(candidates));
    }

    /**
     * What is valid as it stands is taken as published; otherwise the choice is a better one, but one of those there are, or
     * the answer itself if it is a focus: that is not guessed.
     */
    private static Verdict mended(Value expected, Match match, MatchContext moment) {
        List<String> candidates = ActionMatcher.candidates(new ScienceWorldChoices(), moment);
        String how = expected.text("how");
        String action = expected.at("result").text("action");
        if (how.equals("exact") && candidates.contains(action)) {
            return Verdict.same("valid prediction", action, match.action());
        }
        if (match.choice() == Choice.NONE_VALID) {
            return Verdict.same(
                    match + " is a focus", true, match.action().strip().startsWith("focus on "));
        }
        if (how.equals("similarity")) {
            List<String> five = expected.texts("five_most_similar_sorted");
            return Verdict.same(match + " among " + five, true, five.contains(match.action()));
        }
        boolean valid = match.choice() != Choice.RULE && candidates.contains(match.action());
        return Verdict.same(match + " is valid", true, valid);
    }

    private static ActionMatcher matcher(Value input, Defects defects) {
        return input.text("similarity").equals("stub")
                ? ActionMatcher.byMeaning(
                        new WindowSimilarity(), new ScienceWorldChoices(), PublishedChoices.matching(defects))
                : ActionMatcher.byWords(new ScienceWorldChoices(), PublishedChoices.matching(defects));
    }

    private static MatchContext moment(Value input) {
        return new MatchContext(
                input.find("task_name").map(Value::text).orElse(""),
                input.texts("valid_actions"),
                input.text("look"),
                input.text("inventory"),
                input.at("recent_actions").list().stream()
                        .map(action -> action.isList() ? action.toString() : action.text())
                        .toList());
    }

    private static boolean hasListAmongRecent(Value recent) {
        return recent.list().stream().skip(Math.max(0, recent.size() - RECENT)).anyMatch(Value::isList);
    }
}
