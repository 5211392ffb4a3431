package dev.cairn.cli;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.core.Variation;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.evaluate.AgentLlm;
import dev.cairn.pipeline.evaluate.Concurrency;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import dev.cairn.pipeline.evaluate.ProtocolSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn run}. */
@Command(name = "run", description = "Run one episode and show it live.")
final class RunCommand extends StageCommand {
    @Mixin
    private AgentFlags flags = new AgentFlags();

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
        flags.llm().check();
        AgentLlm asked = flags.asked(runs());
        Domain domain = flags.domain().open(console());
        Variation episode = domain.tasks().variation(domain.tasks().single(task), variation);
        EvaluateStage.Config config = flags.config(ProtocolSource.of(protocol, domain), List.of(episode));
        EpisodeListener live = json() ? EpisodeListener.SILENT : new LiveView(console());
        Stages.Done<ScoreSummary> done =
                execute(new EvaluateStage(domain, config, flags.agentModels(), Concurrency.ONE, live, asked));
        present(done, summary -> {
            line("");
            flags.print(console(), summary, done.directory(), runs());
        });
        return 0;
    }
}
