package dev.cairn.cli;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.llm.LlmAgentFlags;
import dev.cairn.cli.option.AgentFlags;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.cli.option.ModelOptions;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentLlm;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.Concurrency;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import dev.cairn.pipeline.evaluate.ProtocolSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn run}. */
@Command(name = "run", description = "Run one episode and show it live.")
final class RunCommand extends StageCommand {
    @Mixin
    private DomainFlags chosenDomain = new DomainFlags();

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Mixin
    private AgentFlags flags = new AgentFlags();

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
            names = "--protocol",
            paramLabel = "NAME",
            description = "Limits and score rule; as `cairn evaluate` has them.")
    private Optional<String> protocol;

    @Option(names = "--task", required = true, description = "Code (4-1), name or index.")
    private String task = "";

    @Option(names = "--variation", defaultValue = "0", description = "Variation of the task.")
    private int variation;

    RunCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        AgentKind kind = AgentKind.of(agent);
        AgentOptions options = flags.options();
        boolean asks = kind.asksLlm(options);
        AgentLlm asked = llm.of(asks, kind, runs());
        Domain domain = chosenDomain.open(console());
        List<TaskId> chosen = domain.tasks().select(task);
        if (chosen.size() != 1) {
            throw new UserException("'" + task + "' names " + chosen.size() + " tasks; run shows one episode");
        }
        Variation episode = domain.tasks().variation(chosen.get(0), variation);
        EvaluateStage.Config config = new EvaluateStage.Config(
                kind, ProtocolSource.of(protocol, domain), List.of(episode), models.beams(), models.seed(), options);
        EpisodeListener live = json() ? EpisodeListener.SILENT : new LiveView(console());
        Stages.Done<ScoreSummary> done =
                execute(new EvaluateStage(domain, config, models.models(), Concurrency.ONE, live, asked));
        present(done, summary -> print(asks, summary, done.directory()));
        return 0;
    }

    private void print(boolean asks, ScoreSummary summary, Path run) {
        line("");
        ScoreTable.lines(List.of(summary)).forEach(console()::print);
        llm.report(asks, run, runs()).forEach(console()::print);
    }
}
