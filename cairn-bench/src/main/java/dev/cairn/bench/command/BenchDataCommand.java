package dev.cairn.bench.command;

import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.bench.DataBenchmark;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.cli.option.DomainChoice;
import dev.cairn.cli.option.InputFiles;
import dev.cairn.core.Role;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.TemporaryFolder;
import dev.cairn.distill.dataset.DatasetLayout;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.Selection;
import dev.cairn.pipeline.annotate.TrajectoryInput;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn bench data}. */
@Command(
        name = "data",
        description =
                "Rows a second: trajectories in memory, annotated before or by rules in the same round, made into the"
                        + " rows of all four roles in the published form, and written.")
public final class BenchDataCommand extends ConsoleCommand {
    @Option(
            names = "--gold",
            required = true,
            paramLabel = "FILE|RUN",
            description = "Gold file of the original layout, or the run directory of cairn gold.")
    private Path gold = Path.of("");

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Numbers of threads to measure; by default one, and all processors.")
    private List<Integer> threads = List.of();

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "8", description = "Rounds that do not count.")
    private int warmUp;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "7", description = "The median round counts.")
    private int rounds;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where the rows are written; a temporary folder by default.")
    private Optional<Path> work;

    @Option(
            names = "--save-annotated",
            paramLabel = "FILE",
            description = "Write the annotated trajectories as JSON lines, for the Python side of bench/data.sh.")
    private Optional<Path> saved;

    @Mixin
    private DomainChoice domain = new DomainChoice();

    public BenchDataCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        requireAtLeast(1, "--rounds", rounds);
        requireAtLeast(0, "--warm-up", warmUp);
        threads.forEach(number -> requireAtLeast(1, "--threads", number));
        DatasetPlan plan = new DatasetPlan(
                RowOptions.PUBLISHED, List.of(Role.values()), Selection.ALL, DatasetLayout.CAIRN, 0, false);
        DataBenchmark benchmark = new DataBenchmark(
                domain.open(console()), trajectories(), new ScienceWorldRules(), plan, warmUp, rounds, console()::say);
        saved.ifPresent(benchmark::save);
        show(
                work.isPresent()
                        ? benchmark.run(AtomicFiles.createDirectories(work.get()), numbers())
                        : TemporaryFolder.with(folder -> benchmark.run(folder, numbers())));
        return 0;
    }

    private List<Trajectory> trajectories() {
        Path file = InputFiles.resolve(gold, dev.cairn.pipeline.gold.GoldStage.FILE);
        List<Trajectory> trajectories = new ArrayList<>();
        TrajectoryInput.forEach(domain.open(console()), file, trajectories::add);
        return trajectories;
    }

    private List<Integer> numbers() {
        return threads.isEmpty()
                ? Stream.of(1, Runtime.getRuntime().availableProcessors())
                        .distinct()
                        .toList()
                : threads;
    }

    private void show(DataBenchmark.Result result) {
        if (json()) {
            printJson(result);
            return;
        }
        line("%d trajectories, %d steps; median of %d rounds", result.trajectories(), result.steps(), rounds);
        line("%-10s %-8s %8s %15s %19s", "annotation", "threads", "rows", "rows a second", "rows a CPU second");
        result.rates().forEach(rate -> row("before", rate));
        result.annotatingRates().forEach(rate -> row("by rules", rate));
    }

    private void row(String annotation, DataBenchmark.Rate rate) {
        line(
                "%-10s %-8d %8d %15.0f %19.0f",
                annotation, rate.threads(), rate.rows(), rate.rowsPerSecond(), rate.rowsPerCpuSecond());
    }
}
