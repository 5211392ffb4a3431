package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.match.LazySimilarity;
import dev.cairn.agent.match.MiniLm;
import dev.cairn.domain.agent.AdmissibleActions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an agent is run, besides its models.
 *
 * @param subGoals for the two-level agent
 * @param matcher what decides among valid actions when the world knows none of the predictions
 * @param variant how it acts where there is more than one way
 * @param strictStop whether loops are given up by Cairn's own rule instead of the published one
 */
public record AgentOptions(SubGoalMode subGoals, Matcher matcher, AgentVariant variant, boolean strictStop) {
    /** The agent of reported numbers. */
    public static final AgentOptions DEFAULT =
            new AgentOptions(SubGoalMode.LM, Matcher.OVERLAP, AgentVariant.DEFAULT, false);

    /** How near two actions are. */
    public enum Matcher {
        /** By sentence embeddings. */
        SIMILARITY,
        /** By shared words. */
        OVERLAP
    }

    /** What differs from {@link #DEFAULT}, so that runs without options keep their place on disk. */
    public Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>();
        if (!subGoals.equals(DEFAULT.subGoals)) {
            config.put("subGoals", subGoals);
        }
        if (matcher != DEFAULT.matcher) {
            config.put("matcher", matcher);
        }
        if (!variant.isDefault()) {
            config.put("compat", variant);
        }
        if (strictStop) {
            config.put("strictStop", true);
        }
        return config;
    }

    /** The matcher of actions that these options choose; to be closed. */
    public ActionMatcher openMatcher(AdmissibleActions admissible) {
        return switch (matcher) {
            case SIMILARITY ->
                ActionMatcher.byMeaning(
                        new LazySimilarity(MiniLm::load),
                        admissible,
                        variant.choices().matching());
            case OVERLAP -> ActionMatcher.byWords(admissible, variant.choices().matching());
        };
    }
}
