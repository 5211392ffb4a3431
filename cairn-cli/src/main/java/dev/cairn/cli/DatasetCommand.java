package dev.cairn.cli;

import static dev.cairn.core.InvalidValueException.requireAtLeast;
import static dev.cairn.core.InvalidValueException.requireBetween;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.option.DomainChoice;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.cli.option.InputFiles;
import dev.cairn.cli.option.WordingFlags;
import dev.cairn.cli.option.WorkerFlags;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.distill.dataset.DatasetVariants;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.TokenCounter;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.annotate.AnnotateStage;
import dev.cairn.pipeline.dataset.DatasetStage;
import dev.cairn.pipeline.work.Workers;
import dev.cairn.t5.T5Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn dataset}. */
@Command(name = "dataset", description = "Make training rows for executor, controller, first sub-goal and swift.")
final class DatasetCommand extends StageCommand {
    private enum Compat {
        NONE,
        ORIGINAL
    }

    @Option(
            names = "--annotated",
            required = true,
            paramLabel = "FILE|RUN",
            description = "JSONL file of annotated trajectories, or the run directory of cairn annotate.")
    private Path annotated = Path.of("");

    @Option(
            names = "--compat",
            defaultValue = "none",
            description =
                    "original: the files of the published scripts, byte for byte and with their defects; stands for"
                            + " --alignment, --wording, --selection and --layout original.")
    private Compat compat = Compat.NONE;

    @Option(
            names = "--alignment",
            defaultValue = "aligned",
            description = "aligned: training states are those the agent meets. original: the rows of the published data"
                    + " sets, byte for byte.")
    private Alignment alignment = Alignment.ALIGNED;

    @Mixin
    private DomainChoice chosenDomain = new DomainChoice();

    @Mixin
    private WorkerFlags workers = new WorkerFlags();

    @Mixin
    private WordingFlags wording = new WordingFlags();

    @Option(
            names = "--history",
            paramLabel = "N",
            defaultValue = "10",
            description = "Steps of history in a prompt; 1 is the published variant without history.")
    private int history;

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            defaultValue = "executor,controller,first,swift",
            description = "Models to make rows for.")
    private List<String> roles = List.of();

    @Option(
            names = "--selection",
            defaultValue = "all",
            description = "all trajectories; capped: at most 50 or 100 of the tasks with long episodes and ten test"
                    + " trajectories of each task; original: as the published script, which loses more.")
    private String selection = "";

    @Option(
            names = "--layout",
            defaultValue = "cairn",
            description = "cairn: ROLE/{train,val,test}.jsonl. original: data_dir and fast_system.*.jsonl below ROLE.")
    private String layout = "";

    @Option(
            names = "--mini",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Rows of ROLE/val.mini.jsonl, drawn from the validation rows; 0 for no such file.")
    private int mini;

    @Option(names = "--per-task", description = "Also write ROLE/tasks/CODE.{train,val,test}.jsonl.")
    private boolean perTask;

    @Option(
            names = "--tokenizer",
            paramLabel = "DIR",
            description = "Model directory whose tokenizer counts tokens for the card.")
    private Optional<Path> tokenizer;

    @Option(
            names = "--max-input",
            paramLabel = "N",
            defaultValue = "1024",
            description = "Longest input of the model in tokens: the card says how many are cut.")
    private int maxInput;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads that make rows; 0 for one for each processor. The rows are the same.")
    private int threads;

    DatasetCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (history < 1 || history > 10) {
            throw new UserException("--history must be 1 to 10, not " + history);
        }
        requireBetween(0, DomainFlags.MOST_THREADS, "--threads", threads);
        requireAtLeast(1, "--max-input", maxInput);
        Domain domain = chosenDomain.open(console());
        Path file = InputFiles.resolve(annotated, AnnotateStage.FILE);
        Workers makers = workers.of(chosenDomain, domain, threads());
        if (tokenizer.isEmpty()) {
            return show(new DatasetStage(domain, file, plan(), Optional.empty(), makers), this::print);
        }
        Path model = tokenizer.get();
        try (T5Tokenizer loaded = T5Tokenizer.load(model)) {
            TokenCounter counter = new TokenCounter(
                    model.toAbsolutePath().normalize().getFileName().toString(),
                    text -> loaded.encode(text, Integer.MAX_VALUE).length,
                    maxInput);
            return show(new DatasetStage(domain, file, plan(), Optional.of(counter), makers), this::print);
        }
    }

    private int threads() {
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private DatasetPlan plan() {
        boolean published = compat == Compat.ORIGINAL;
        return new DatasetPlan(
                published
                        ? new RowOptions(Alignment.ORIGINAL, history, Wording.ORIGINAL)
                        : new RowOptions(alignment, history, wording.wording()),
                chosenRoles(),
                DatasetVariants.selection(published ? "original" : selection),
                DatasetVariants.layout(published ? "original" : layout),
                mini,
                perTask);
    }

    private List<Role> chosenRoles() {
        return roles.stream()
                .map(String::strip)
                .map(Role::of)
                .distinct()
                .sorted()
                .toList();
    }

    private void print(DatasetSummary summary) {
        summary.files()
                .forEach(file -> line(
                        "%-24s %7d rows  %5.0f characters on average, %d at most",
                        file.path(), file.rows(), file.meanInputChars(), file.maxInputChars()));
        summary.leaks()
                .forEach(leak -> line(
                        "note: %d of %d %s rows for the %s are in the training file too",
                        leak.rows(), leak.of(), leak.split(), leak.role()));
    }
}
