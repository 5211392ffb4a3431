package dev.cairn.cli;

import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.option.WorkerFlags;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.score.ScoreSummary;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.evaluate.AgentDryRun;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentLlm;
import dev.cairn.pipeline.evaluate.Concurrency;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import dev.cairn.pipeline.evaluate.ProtocolSource;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn evaluate}. */
@Command(name = "evaluate", description = "Score an agent under a named protocol.")
final class EvaluateCommand extends StageCommand {
    @Mixin
    private AgentFlags flags = new AgentFlags();

    @Mixin
    private WorkerFlags workers = new WorkerFlags();

    @Mixin
    private RowFlags rows = new RowFlags();

    @Option(
            names = "--dry-run",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "-",
            description =
                    "Ask nothing; print the first question of each episode, or write it to a file, and what it takes.")
    private Optional<Path> dryRun;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            completionCandidates = UsualProtocols.class,
            description =
                    "In the default world ${COMPLETION-CANDIDATES}; in most others first, mini; the first is the default."
                            + " Or a YAML file. See docs/reference/protocols.md.")
    private Optional<String> protocol;

    /** Those of the world that is meant where none is named, the usual one first; read when help is shown. */
    static final class UsualProtocols implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            Protocols all = Domains.installed().usual().open(DomainOptions.NONE).protocols();
            return Stream.concat(Stream.of(all.usual().name()), all.names().stream())
                    .distinct()
                    .iterator();
        }
    }

    @Option(
            names = "--tasks",
            paramLabel = "TASKS",
            defaultValue = "all",
            description = "Codes (4-1), names, indices or groups (short, medium, long, all), separated by commas.")
    private String tasks = "";

    @Option(names = "--split", defaultValue = "test", description = "Split that the variations are taken from.")
    private String split = "";

    @Option(
            names = "--max-variations",
            paramLabel = "N",
            description = "Most variations of each task. Default: the protocol's.")
    private Optional<Integer> maxVariations;

    @Option(
            names = "--episodes-at-once",
            paramLabel = "N",
            description = "Episodes played at once; their model calls are answered in batches. Changes no result."
                    + " Default: for each thread 16, or 1 if the agent has no models or asks a language model.")
    private Optional<Integer> episodesAtOnce;

    EvaluateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        maxVariations.ifPresent(most -> requireAtLeast(1, "--max-variations", most));
        episodesAtOnce.ifPresent(count -> requireAtLeast(1, "--episodes-at-once", count));
        flags.llm().check();
        AgentKind kind = flags.kind();
        AgentLlm asked = dryRun.isPresent() ? AgentLlm.NONE : flags.asked(runs());
        Domain domain = flags.domain().open(console());
        if (!rows.isInteractive()) {
            return rows.show(
                    this,
                    kind.label(),
                    domain,
                    split,
                    tasks,
                    flags.agentModels(),
                    flags.models().beams(),
                    flags.options());
        }
        Protocol named = ProtocolSource.of(protocol, domain);
        Protocol chosen = maxVariations.map(named::withVariationsPerTask).orElse(named);
        List<Variation> episodes =
                chosen.episodes(domain.tasks(), domain.tasks().select(tasks), Split.of(split));
        if (episodes.isEmpty()) {
            throw new UserException("protocol " + chosen.name() + " has no " + split + " episode of " + tasks
                    + "; its tasks are " + chosen.tasks());
        }
        EvaluateStage.Config config = flags.config(chosen, episodes);
        if (dryRun.isPresent()) {
            return tryDry(domain, config, dryRun.get());
        }
        Stages.Done<ScoreSummary> done = execute(
                workers.isCluster()
                        ? EvaluateStage.by(
                                workers.of(flags.domain(), domain), domain, config, flags.agentModels(), episodesAtOnce)
                        : new EvaluateStage(
                                domain, config, flags.agentModels(), concurrency(kind), EpisodeListener.SILENT, asked));
        present(done, summary -> flags.print(console(), summary, done.directory(), runs()));
        return 0;
    }

    private Concurrency concurrency(AgentKind kind) {
        return Concurrency.of(kind, flags.domain().threads(), episodesAtOnce);
    }

    private Integer tryDry(Domain domain, EvaluateStage.Config config, Path to) {
        if (!config.agent().asksLlm()) {
            throw new UserException("--dry-run shows what a language model would be asked, and the agent "
                    + config.agent().label() + " asks none");
        }
        try (ModelThreads threads = new ModelThreads(1, 1)) {
            ModelSetup setup = flags.models().setup(domain, flags.agentModels(), threads, new PartTimes());
            AgentDryRun dry = AgentDryRun.of(
                    domain,
                    config.protocol(),
                    config.episodes(),
                    flags.llm().setup(request -> {
                        throw new UserException("a dry run asks nothing");
                    }),
                    chat -> config.agent()
                            .load(
                                    setup,
                                    config.seed(),
                                    config.options(),
                                    () -> flags.llm().setup(chat)),
                    to,
                    json() ? line -> {} : console()::print);
            if (json()) {
                printJson(dry);
            } else {
                line(dry.summary());
            }
            return 0;
        }
    }
}
