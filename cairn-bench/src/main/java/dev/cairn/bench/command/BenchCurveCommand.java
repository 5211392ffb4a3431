package dev.cairn.bench.command;

import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.bench.t5.Curve;
import dev.cairn.bench.t5.Sides;
import dev.cairn.bench.t5.TokenRows;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.core.io.TemporaryFolder;
import dev.cairn.t5.Device;
import dev.cairn.t5.Torch;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cairn bench curve}. */
@Command(
        name = "curve",
        description =
                "The validation loss while training on rows, compared with transformers: from the same weights, with"
                        + " the same batches in the same order, without dropout.")
public final class BenchCurveCommand extends ConsoleCommand {
    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "A Python with torch and transformers: bench/t5/curve.sh makes one.")
    private Optional<Path> python;

    @Option(
            names = "--rows",
            required = true,
            paramLabel = "DIR",
            description = "Folder with train.jsonl and val.jsonl, for example runs/dataset-.../executor.")
    private Path rows = Path.of("");

    @Option(names = "--steps", paramLabel = "N", defaultValue = "200", description = "Of 4096 input tokens at most.")
    private int steps;

    @Option(names = "--every", paramLabel = "N", defaultValue = "10", description = "Steps between two validations.")
    private int every;

    @Option(names = "--validated", paramLabel = "N", defaultValue = "64", description = "Validation rows.")
    private int validated;

    public BenchCurveCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        requireAtLeast(1, "--steps", steps);
        requireAtLeast(1, "--every", every);
        requireAtLeast(1, "--validated", validated);
        Torch.threads(1);
        Path tokenizer = BenchT5Command.executor();
        Curve curve = new Curve(
                TokenRows.read(rows.resolve("train.jsonl"), tokenizer),
                TokenRows.read(rows.resolve("val.jsonl"), tokenizer),
                steps,
                every,
                validated);
        List<Curve.Point> points = TemporaryFolder.with(folder -> {
            BenchT5Command.prepare(folder, curve.jobs(), 0);
            try (Sides sides = new Sides(folder, Device.CPU, 1, python, BenchT5Command.scripts(), false)) {
                return curve.run(sides.all(), point -> console().say(line(point)));
            }
        });
        if (json()) {
            printJson(points);
        } else {
            points.forEach(point -> line(line(point)));
        }
        return 0;
    }

    private static String line(Curve.Point point) {
        return String.format(
                Locale.ROOT,
                "step %4d  %s  difference %.4f %%",
                point.step(),
                point.losses().entrySet().stream()
                        .map(side -> String.format(Locale.ROOT, "%s %.5f", side.getKey(), side.getValue()))
                        .collect(Collectors.joining("  ")),
                point.difference() * 100);
    }
}
