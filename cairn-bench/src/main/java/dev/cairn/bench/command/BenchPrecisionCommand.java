package dev.cairn.bench.command;

import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.bench.t5.PrecisionCheck;
import dev.cairn.bench.t5.TokenRows;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.t5.Precision;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.Torch;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cairn bench precision}. */
@Command(
        name = "precision",
        description =
                "Trained models in fp16 and int8 compared with fp32: how many answers to rows of their data set stay"
                        + " the same, how many are correct, and the time of one.")
public final class BenchPrecisionCommand extends ConsoleCommand {
    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder with a model a role; default: the shipped ones.")
    private Optional<Path> models;

    @Option(names = "--dataset", required = true, paramLabel = "RUN", description = "Run directory of cairn dataset.")
    private Path dataset = Path.of("");

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            defaultValue = "executor,controller,first,swift",
            description = "Models to check.")
    private List<String> roles = List.of();

    @Option(
            names = "--against",
            split = ",",
            paramLabel = "PRECISION",
            defaultValue = "fp16,int8",
            description = "Compared with fp32; bf16 only on processors with units for it.")
    private List<Precision> others = List.of();

    @Option(
            names = "--beams",
            paramLabel = "N",
            defaultValue = "5",
            description = "Of the search; the best answer counts.")
    private int beams;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "200",
            description = "Rows of val.jsonl, evenly spread.")
    private int count;

    public BenchPrecisionCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        requireAtLeast(1, "--beams", beams);
        requireAtLeast(1, "--count", count);
        Torch.threads(1);
        Map<String, List<PrecisionCheck.Score>> scores = new LinkedHashMap<>();
        for (String role : roles) {
            Path dir = models.orElseGet(BenchT5Command::shippedModels).resolve(role);
            TokenRows rows = TokenRows.read(dataset.resolve(role).resolve("val.jsonl"), dir);
            try (T5Model model = T5Model.load(dir)) {
                List<PrecisionCheck.Score> found = new PrecisionCheck(rows, beams, count).of(model, others);
                scores.put(role, found);
                console().say(role + " " + found);
            }
        }
        if (json()) {
            printJson(scores);
        } else {
            show(scores);
        }
        return 0;
    }

    private void show(Map<String, List<PrecisionCheck.Score>> scores) {
        line("%-12s %-6s %6s %10s %10s %8s", "model", "", "rows", "as fp32", "correct", "CPU ms");
        scores.forEach((role, found) -> found.forEach(score -> line(
                "%-12s %-6s %6d %8.1f %% %8.1f %% %8.1f",
                role,
                score.precision().name().toLowerCase(Locale.ROOT),
                score.rows(),
                100.0 * score.asFp32() / score.rows(),
                100.0 * score.correct() / score.rows(),
                score.cpuMillis())));
    }
}
