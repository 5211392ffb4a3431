package dev.cairn.core;

import java.util.List;

/**
 * What the episodes of a run cost. Answers that were on disk count as much as others, so that a run repeated for nothing
 * shows what it would have cost.
 *
 * @param actions sent to the world, in all trials; thoughts and ends of sub-goals do not count
 * @param tokensPerAction tokens of language models, read and written: the literature's measure, 0 for agents that ask none
 * @param modelSecondsPerAction waiting for models of any kind
 */
public record UsageSummary(
        int episodes,
        int actions,
        Usage total,
        double tokensPerAction,
        double llmCallsPerAction,
        double modelSecondsPerAction,
        double tokensPerEpisode,
        double costPerEpisode) {
    /** Of some episodes; all 0 if there are none. */
    public static UsageSummary of(List<Episode> episodes) {
        Usage total = episodes.stream().map(Episode::usage).reduce(Usage.NONE, Usage::plus);
        int actions = episodes.stream().mapToInt(Episode::actions).sum();
        long tokens = total.promptTokens() + total.completionTokens();
        double perAction = 1.0 / Math.max(1, actions);
        double perEpisode = 1.0 / Math.max(1, episodes.size());
        return new UsageSummary(
                episodes.size(),
                actions,
                total,
                tokens * perAction,
                total.llmCalls() * perAction,
                total.seconds().model() * perAction,
                tokens * perEpisode,
                total.cost() * perEpisode);
    }
}
