package dev.cairn.agent;

import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Variation;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.protocol.Protocol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What has happened in an episode so far. */
final class EpisodeRecord {
    private final int actionLimit;
    private final EpisodeListener listener;
    private final List<EpisodeStep> steps = new ArrayList<>();
    private final List<String> actions = new ArrayList<>(List.of(Step.LOOK_AROUND));
    private final List<Integer> scores = new ArrayList<>(List.of(0));
    private Outcome last;

    EpisodeRecord(Outcome start, int actionLimit, EpisodeListener listener) {
        this.last = start;
        this.actionLimit = actionLimit;
        this.listener = listener;
    }

    Outcome lastOutcome() {
        return last;
    }

    /** Steps so far; the list grows. */
    List<EpisodeStep> steps() {
        return Collections.unmodifiableList(steps);
    }

    /** Actions so far, the first {@code look around} included. */
    List<String> actions() {
        return actions;
    }

    /** Whether as many steps have acted as may; ends of sub-goals and thoughts do not count. */
    boolean actionsUsedUp() {
        return steps.stream().filter(step -> step.choice().touchesWorld()).count() >= actionLimit;
    }

    /** Scores so far, the initial 0 included. */
    List<Integer> scores() {
        return scores;
    }

    void add(int number, Actor actor, StepExecution.Result result) {
        last = result.outcome();
        actions.add(result.action());
        scores.add(last.score());
        List<SubGoal> subGoals = actor.subGoals();
        EpisodeStep step = new EpisodeStep(
                number,
                subGoals.isEmpty() ? Optional.empty() : Optional.of(subGoals.get(subGoals.size() - 1)),
                result.action(),
                result.predictions(),
                result.choice(),
                result.observation(),
                last.score(),
                last.moves(),
                result.usage());
        steps.add(step);
        listener.step(step);
    }

    Episode finish(
            String agent, Protocol protocol, Variation variation, String task, EndReason end, List<SubGoal> subGoals) {
        int best = scores.stream().mapToInt(Integer::intValue).max().orElse(0);
        int score = protocol.scoreRule().of(scores);
        return new Episode(
                agent,
                protocol.name(),
                variation,
                task,
                score,
                last.score(),
                best,
                last.moves(),
                end,
                subGoals,
                steps,
                List.of());
    }
}
