package dev.cairn.bench.command;

import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ServedModel.Servers;
import dev.cairn.agent.timing.Part;
import dev.cairn.bench.EvaluateBenchmark;
import dev.cairn.bench.EvaluateBenchmark.Measured;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.cli.option.ModelOptions;
import dev.cairn.core.Split;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.Domain;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentLlm;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.Concurrency;
import dev.cairn.pipeline.evaluate.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn bench evaluate}. */
@Command(
        name = "evaluate",
        description = "Episodes a minute of an agent with models, one at a time and many at once, and what takes the"
                + " time.")
public final class BenchEvaluateCommand extends ConsoleCommand {
    @Mixin
    private DomainFlags chosenDomain = new DomainFlags();

    @Mixin
    private ModelOptions models = new ModelOptions();

    @Option(names = "--agent", defaultValue = "two-level", description = "two-level or swift.")
    private String agent = "";

    @Option(names = "--tasks", paramLabel = "TASKS", defaultValue = "short", description = "As for evaluate.")
    private String tasks = "";

    @Option(
            names = "--max-variations",
            paramLabel = "N",
            defaultValue = "5",
            description = "Test variations of each task.")
    private int maxVariations;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "12",
            description = "Episodes played before, both ways.")
    private int warmUp;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "1", description = "The median round counts.")
    private int rounds;

    @Option(
            names = "--episodes-at-once",
            paramLabel = "N",
            description = "Of the batched way. Default: that of evaluate.")
    private Optional<Integer> episodesAtOnce;

    public BenchEvaluateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        AgentKind kind = AgentKind.of(agent);
        if (kind.roles().isEmpty() || kind.asksLlm()) {
            throw new UserException("--agent must be one that has models and asks nobody else, two-level or swift");
        }
        requireAtLeast(1, "--max-variations", maxVariations);
        requireAtLeast(1, "--rounds", rounds);
        requireAtLeast(1, "--episodes-at-once", episodesAtOnce.orElse(1));
        requireAtLeast(0, "--warm-up", warmUp);
        Domain scienceWorld = chosenDomain.open(console());
        Protocol protocol = scienceWorld.protocols().usual().withVariationsPerTask(maxVariations);
        List<Variation> episodes =
                protocol.episodes(scienceWorld.tasks(), scienceWorld.tasks().select(tasks), Split.TEST);
        Concurrency usual = Concurrency.of(kind, chosenDomain.threads());
        Concurrency batched = new Concurrency(usual.threads(), episodesAtOnce.orElse(usual.episodes()));
        EvaluateBenchmark benchmark = new EvaluateBenchmark(
                concurrency -> new Evaluation(
                        scienceWorld,
                        setup -> kind.load(setup, models.seed(), AgentOptions.DEFAULT, BenchEvaluateCommand::noLlm),
                        AgentModels.in(models.models()),
                        Servers.NONE,
                        models.beams(),
                        protocol,
                        concurrency,
                        EpisodeListener.SILENT,
                        AgentOptions.DEFAULT),
                batched,
                console()::say);
        show(benchmark.run(episodes.subList(0, Math.min(warmUp, episodes.size())), episodes, rounds), batched);
        return 0;
    }

    private static AgentLlm.Setup noLlm() {
        throw new IllegalStateException("these agents ask no language model");
    }

    private void show(EvaluateBenchmark.Pair pair, Concurrency batched) {
        if (json()) {
            printJson(new TreeMap<>(Map.of(
                    "single", pair.single(),
                    "batched", pair.batched(),
                    "concurrency", batched,
                    "identical", pair.identical(),
                    "ratio", pair.ratio(),
                    "simulatorShare", pair.batched().share(Part.SIMULATOR))));
            return;
        }
        line(pair.single().episodes() + " episodes, " + pair.single().steps() + " steps; "
                + batched.episodes() + " at once on " + batched.threads() + " threads; same episodes: "
                + (pair.identical() ? "yes" : "NO"));
        line("%-42s %14s %14s", "", "one at a time", "batched");
        row("episodes a minute", pair, Measured::episodesPerMinute);
        row("milliseconds a step, by the clock", pair, run -> 1000 * run.secondsPerStep());
        for (Part part : Part.values()) {
            row(
                    "processor milliseconds a step: " + part.name().toLowerCase(Locale.ROOT),
                    pair,
                    run -> 1000 * run.partSeconds().getOrDefault(part, 0.0) / run.steps());
        }
        row("processor milliseconds a step: all", pair, run -> 1000 * run.processorSeconds() / run.steps());
        row("simulator's share of processor time, %", pair, run -> 100 * run.share(Part.SIMULATOR));
    }

    private void row(String name, EvaluateBenchmark.Pair pair, ToDoubleFunction<Measured> value) {
        line("%-42s %14.2f %14.2f", name, value.applyAsDouble(pair.single()), value.applyAsDouble(pair.batched()));
    }
}
