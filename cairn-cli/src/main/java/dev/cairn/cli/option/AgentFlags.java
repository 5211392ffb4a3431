package dev.cairn.cli.option;

import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.AgentVariant;
import dev.cairn.pipeline.evaluate.SubGoalMode;
import picocli.CommandLine.Option;

/** How an agent acts, besides its models. */
public final class AgentFlags {
    @Option(
            names = "--sub-goals",
            paramLabel = "MODE[:FILE]",
            defaultValue = "lm",
            description = "Who names the sub-goals of the two-level agent. lm: the small models; rand:FILE, semi-rand,"
                    + " first-random:FILE: with chance among them; gold, gold:FILE: the annotated gold path;"
                    + " llm, llm:FILE: a large language model; list:FILE: always the same. FILE: annotated"
                    + " trajectories (.jsonl) or one sub-goal a line. See docs/reference/agents.md.")
    private String subGoals = "";

    @Option(
            names = "--matcher",
            defaultValue = "overlap",
            description = "What decides among valid actions when the world knows no prediction: similarity (sentence"
                    + " embeddings) or overlap (shared words).")
    private AgentOptions.Matcher matcher = AgentOptions.Matcher.OVERLAP;

    @Option(
            names = "--compat",
            paramLabel = "NAMES",
            defaultValue = "none",
            description =
                    "Defects of the published agent that are switched on: none, original (all), or names separated by"
                            + " commas, such as fifth-best,long-wait. See docs/reference/agents.md.")
    private String compat = "";

    @Option(
            names = "--stop-rule",
            paramLabel = "RULE",
            defaultValue = "published",
            description = "When an episode is given up: published, or strict, which also notices cycles of three and"
                    + " loops of agents with sub-goals. Not for numbers to compare.")
    private StopRule stopRule = StopRule.PUBLISHED;

    private enum StopRule {
        PUBLISHED,
        STRICT
    }

    public AgentOptions options() {
        return new AgentOptions(
                SubGoalMode.of(subGoals), matcher, AgentVariant.named(compat), stopRule == StopRule.STRICT);
    }
}
