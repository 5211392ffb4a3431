package dev.cairn.cli;

import dev.cairn.agent.policy.AgentModels;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.llm.LlmAgentFlags;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.cli.option.ModelOptions;
import dev.cairn.cli.option.RoleModelFlags;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.core.score.ScoreTable;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentLlm;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.AgentVariant;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import dev.cairn.pipeline.evaluate.SubGoalMode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which agent acts, in which world, and how: what {@code run} and {@code evaluate} have in common. */
final class AgentFlags {
    @Mixin
    private DomainFlags domain = new DomainFlags();

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Mixin
    private RoleModelFlags roleModels = new RoleModelFlags();

    @Mixin
    private LlmAgentFlags llm = new LlmAgentFlags();

    @Option(
            names = "--agent",
            defaultValue = "two-level",
            description =
                    "two-level, swift, random or gold; or react, saycan, reflexion or swiftsage, which ask a large"
                            + " language model.")
    private String agent = "";

    @Option(
            names = "--sub-goals",
            paramLabel = "MODE[:FILE]",
            defaultValue = "lm",
            description = "Who names the sub-goals of the two-level agent. lm: the small models; rand:FILE, semi-rand,"
                    + " first-random:FILE: with chance among them; gold, gold:FILE: the annotated gold trajectory;"
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
                            + " commas, such as fifth-best,long-wait. See docs/compatibility.md.")
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

    AgentKind kind() {
        return AgentKind.of(agent);
    }

    DomainFlags domain() {
        return domain;
    }

    ModelOptions models() {
        return models;
    }

    /** Where the models of the agent are. */
    AgentModels agentModels() {
        AgentModels all = roleModels.of(models.models());
        List<Role> needed = kind().roles(options());
        Stream.concat(all.folders().keySet().stream(), all.served().keySet().stream())
                .filter(role -> !needed.contains(role))
                .findFirst()
                .ifPresent(role -> {
                    throw new UserException("the agent " + kind().label() + " has no " + role.label() + ", so that --"
                            + role.label() + " changes nothing; leave it out");
                });
        return all;
    }

    /** What is asked besides the models in this process. */
    AgentLlm asked(Path runs) {
        return llm.of(askLlm(), kind(), agentModels(), runs);
    }

    LlmAgentFlags llm() {
        return llm;
    }

    AgentOptions options() {
        return new AgentOptions(
                SubGoalMode.of(subGoals), matcher, AgentVariant.named(compat), stopRule == StopRule.STRICT);
    }

    /** Whether a large language model is asked. */
    boolean askLlm() {
        return kind().asksLlm(options());
    }

    EvaluateStage.Config config(Protocol protocol, List<Variation> episodes) {
        return new EvaluateStage.Config(kind(), protocol, episodes, models.beams(), models.seed(), options());
    }

    /** Shows the scores of a finished run, and what it cost. */
    void print(Console console, ScoreSummary summary, Path run, Path runs) {
        ScoreTable.lines(List.of(summary)).forEach(console::print);
        llm.report(askLlm(), agentModels(), run, runs).forEach(console::print);
    }
}
