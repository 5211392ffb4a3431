package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.cli.option.WorkerFlags;
import dev.cairn.core.NumberList;
import dev.cairn.core.Split;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.gold.GoldReportTable;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TrajectoryFormat;
import dev.cairn.domain.edit.TrajectoryEdits;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.gold.GoldResult;
import dev.cairn.pipeline.gold.GoldStage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn gold}. */
@Command(name = "gold", description = "Record gold trajectories: the simulator's own solutions, replayed and checked.")
final class GoldCommand extends StageCommand {
    @Mixin
    private DomainFlags chosenDomain = new DomainFlags();

    @Mixin
    private WorkerFlags workers = new WorkerFlags();

    @Option(
            names = "--tasks",
            paramLabel = "TASKS",
            defaultValue = "all",
            description = "Codes (4-1), names, indices or groups (short, medium, long, all), separated by commas.")
    private String tasks = "";

    @Option(names = "--splits", paramLabel = "SPLITS", defaultValue = "train", description = "train, dev, test.")
    private String splits = "";

    @Option(
            names = "--per-task",
            paramLabel = "N",
            defaultValue = "1",
            description = "Variations of each task and split, spread evenly; 0 for all.")
    private int perTask;

    @Option(
            names = "--variations",
            paramLabel = "LIST",
            defaultValue = "",
            description = "Exactly these variations of each task (0,3,10-12) instead of --splits and --per-task.")
    private String variations = "";

    @Option(names = "--all", description = "All variations of all splits of the chosen tasks.")
    private boolean all;

    @Option(
            names = "--edits",
            paramLabel = "NAME[,NAME...]",
            arity = "0..1",
            fallbackValue = TrajectoryEdits.NO_OP,
            defaultValue = "",
            showDefaultValue = Help.Visibility.NEVER,
            description =
                    "Also make trajectories easier to learn, as far as a replay keeps the score (edited.jsonl): no-op"
                            + " leaves out steps without effect and after the full score. A world can have more: `cairn domains"
                            + " NAME` lists them, docs/guides/gold.md describes them. no-op alone if no name is given.")
    private String edits = "";

    @Option(
            names = "--displaced",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Also make up to N more of each train trajectory whose task names a thing and not its place: the thing"
                            + " lies in another room and is looked for. All are in paths.jsonl then.")
    private int displaced;

    @Option(
            names = "--goldsequences",
            paramLabel = "FILE",
            description = "Also write the original's goldsequences JSON; FILE may end with .gz or .zip.")
    private Optional<Path> goldsequences;

    GoldCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Domain domain = chosenDomain.open(console());
        if (goldsequences.isPresent() && domain.trajectoryFormat().isEmpty()) {
            throw new UserException(
                    "--goldsequences is for a domain whose trajectories were published, not for " + domain.name());
        }
        List<Variation> chosen = select(domain.tasks());
        Stages.Done<GoldResult> done =
                execute(new GoldStage(domain, chosen, edits(), displaced, workers.of(chosenDomain, domain)));
        present(done, this::print);
        goldsequences.ifPresent(file -> domain.trajectoryFormat()
                .ifPresent(format -> export(done.directory().resolve(GoldStage.FILE), format, file)));
        return 0;
    }

    private List<String> edits() {
        return edits.isBlank()
                ? List.of()
                : Arrays.stream(edits.split(",")).map(String::strip).toList();
    }

    /** Not part of the run, so that a finished run can be exported as often as wanted. */
    private void export(Path trajectories, TrajectoryFormat format, Path file) {
        format.write(file, out -> Jsonl.forEach(trajectories, Trajectory.class, out));
        console().say("written: " + file);
    }

    private List<Variation> select(TaskCatalog catalog) {
        if (!variations.isBlank() && all) {
            throw new UserException("--all and --variations exclude each other");
        }
        if (!variations.isBlank()) {
            List<Integer> numbers = NumberList.parse(variations);
            return catalog.select(tasks).stream()
                    .flatMap(task -> numbers.stream().map(number -> catalog.variation(task, number)))
                    .toList();
        }
        if (perTask < 0) {
            throw new UserException("--per-task must be 0 or more, not " + perTask);
        }
        List<Split> chosen = all
                ? List.of(Split.values())
                : Arrays.stream(splits.split(",")).map(Split::of).toList();
        int limit = all || perTask == 0 ? Integer.MAX_VALUE : perTask;
        return catalog.select(tasks).stream()
                .flatMap(task -> chosen.stream()
                        .flatMap(split -> catalog.spread(task, split, limit).stream())
                        .distinct()
                        .sorted(Comparator.comparingInt(Variation::number)))
                .toList();
    }

    private void print(GoldResult result) {
        line(
                "%d trajectories, %.1f actions on average; %d of %d replay to score 100",
                result.trajectories(), result.meanActions(), result.complete(), result.trajectories());
        result.incomplete().forEach(line -> line("  not complete: " + line));
        result.lost().forEach(line -> line("  not recorded: " + line));
        line("");
        GoldReportTable.lines(result.report()).forEach(console()::print);
    }
}
