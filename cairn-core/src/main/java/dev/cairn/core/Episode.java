package dev.cairn.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import dev.cairn.core.io.RenamedKey;
import java.util.List;

/**
 * A finished episode.
 *
 * @param agent name of the policy that acted
 * @param protocol name of the protocol it was scored by
 * @param score by the protocol's rule, 0 to 100
 * @param lastScore score after the last move, may be below 0
 * @param bestScore highest score on the way
 * @param moves time of the world
 * @param subGoals sub-goals in the order they were pursued; empty for agents without
 * @param steps one for each decision of the agent
 * @param trials all tries, in order, of an agent that had several; the episode itself is the best of them, the first of
 *     equals. Empty for one try
 */
@RenamedKey(old = "turns", now = "'steps'")
public record Episode(
        String agent,
        String protocol,
        Variation variation,
        String taskDescription,
        int score,
        int lastScore,
        int bestScore,
        int moves,
        EndReason end,
        List<SubGoal> subGoals,
        List<EpisodeStep> steps,

        @JsonProperty(value = "trials", isRequired = OptBoolean.FALSE)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Trial> trials) {
    public Episode {
        subGoals = List.copyOf(subGoals);
        steps = List.copyOf(steps);
        trials = List.copyOf(trials);
    }

    /** Success means the full score, nothing less. */
    public boolean success() {
        return lastScore == 100;
    }

    /**
     * Success as others count it: the world itself said that it is over, since the task is done or its moves are used up, at a score
     * above 0.
     */
    public boolean doneAboveZero() {
        return end.isOfTheWorld() && lastScore > 0;
    }

    /** What all steps cost together, those of other trials included. */
    public Usage usage() {
        return (trials.isEmpty()
                        ? steps.stream().map(EpisodeStep::usage)
                        : trials.stream().map(Trial::usage))
                .reduce(Usage.NONE, Usage::plus);
    }

    /** How often something was sent to the world, in all trials; thoughts and ends of sub-goals do not count. */
    public int actions() {
        return trials.isEmpty()
                ? (int) steps.stream()
                        .filter(step -> step.choice().touchesWorld())
                        .count()
                : trials.stream().mapToInt(Trial::actions).sum();
    }

    /** The best of several trials, the first of equals. It ended as this one did, unless a language model failed in any. */
    public static Episode bestOf(List<Episode> trials) {
        Episode best = trials.stream()
                .reduce((one, other) -> other.score > one.score ? other : one)
                .orElseThrow(() -> new IllegalArgumentException("no trial"));
        boolean failed = trials.stream().anyMatch(trial -> trial.end == EndReason.LLM_FAILED);
        return best.with(
                failed ? EndReason.LLM_FAILED : best.end,
                best.steps,
                trials.stream().map(Episode::asTrial).toList());
    }

    /** The same episode with another end. */
    public Episode endedBy(EndReason other) {
        return with(other, steps, trials);
    }

    /** The same episode without the times it took: two runs of one agent are equal untimed. */
    public Episode untimed() {
        return with(
                end,
                steps.stream().map(step -> step.with(step.usage().untimed())).toList(),
                trials.stream().map(Trial::untimed).toList());
    }

    private Episode with(EndReason otherEnd, List<EpisodeStep> otherSteps, List<Trial> otherTrials) {
        return new Episode(
                agent,
                protocol,
                variation,
                taskDescription,
                score,
                lastScore,
                bestScore,
                moves,
                otherEnd,
                subGoals,
                otherSteps,
                otherTrials);
    }

    private Trial asTrial() {
        return new Trial(score, lastScore, bestScore, moves, actions(), end, usage());
    }
}
