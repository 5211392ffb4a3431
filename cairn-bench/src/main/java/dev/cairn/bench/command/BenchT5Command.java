package dev.cairn.bench.command;

import static dev.cairn.core.InvalidValueException.require;
import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.bench.t5.Comparison;
import dev.cairn.bench.t5.Geometry;
import dev.cairn.bench.t5.Headline;
import dev.cairn.bench.t5.Job;
import dev.cairn.bench.t5.JobSet;
import dev.cairn.bench.t5.Sides;
import dev.cairn.bench.t5.T5Benchmark;
import dev.cairn.bench.t5.TokenRows;
import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.TemporaryFolder;
import dev.cairn.t5.Device;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.Torch;
import dev.cairn.t5.tensor.MatmulThroughput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cairn bench t5}. */
@Command(
        name = "t5",
        description = "Training steps and beam searches of cairn-t5 on random weights; with --python compared with"
                + " transformers and CTranslate2, in turns within one run.")
public final class BenchT5Command extends ConsoleCommand {
    /** Steps of a round on a CUDA device: one is over too soon there. */
    private static final int CUDA_STEPS = 10;

    private enum Part {
        ROWS,
        STEP,
        BEAMS,
        INT8
    }

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "A Python with torch, transformers and ctranslate2: bench/t5.sh makes one.")
    private Optional<Path> python;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            defaultValue = "rows,step,beams,int8",
            description = "rows: steps on a data set; step: steps of a fixed shape; beams, int8: searches.")
    private List<Part> parts = List.of();

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "MODEL",
            defaultValue = "tiny,small",
            description = "mini, agent, tiny, small, base, large.")
    private List<Geometry> models = List.of();

    @Option(
            names = "--inputs",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,8",
            description = "Inputs of a search.")
    private List<Integer> inputs = List.of();

    @Option(names = "--rows", paramLabel = "FILE", description = "Rows of cairn dataset, for the part rows.")
    private Optional<Path> rows;

    @Option(
            names = "--tokenizer",
            paramLabel = "DIR",
            description = "Model directory whose tokenizer reads the rows; default: the shipped executor's.")
    private Optional<Path> tokenizer;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "6", description = "Training steps on rows in a round.")
    private int steps;

    @Option(
            names = "--batch-tokens",
            paramLabel = "N",
            defaultValue = "4096",
            description = "Encoder tokens of such a step, with padding.")
    private int batchTokens;

    @Option(
            names = "--without-best",
            description = "Leave out the fastest settings of transformers; take them as they come only.")
    private boolean withoutBest;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "The median round counts.")
    private int rounds;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = "cpu",
            description =
                    "cpu, cuda or cuda:N. On CUDA the clock counts, and steps are also compared with what the device"
                            + " does in matrix products alone. Large models: with --without-best, or three of them are in"
                            + " its memory.")
    private String device = "";

    @Option(
            names = "--precision",
            paramLabel = "PRECISION",
            defaultValue = "fp32",
            description = "Of the parts step and beams: fp32 or bf16.")
    private String precision = "";

    @Option(
            names = "--warm-up-seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "CPU time that each side searches before it counts; the JVM's compiler is done by then.")
    private double warmUpSeconds;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "8", description = "Examples of a step of fixed shape.")
    private int batch;

    @Option(
            names = "--dropout",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Of all models, while they are trained. Losses then differ, since each side drops other numbers.")
    private double dropout;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "Of each side.")
    private int threads;

    public BenchT5Command(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        requireAtLeast(1, "--steps", steps);
        requireAtLeast(1, "--batch", batch);
        requireAtLeast(1, "--batch-tokens", batchTokens);
        requireAtLeast(1, "--rounds", rounds);
        requireAtLeast(1, "--threads", threads);
        inputs.forEach(count -> requireAtLeast(1, "--inputs", count));
        require(warmUpSeconds >= 0, "--warm-up-seconds", warmUpSeconds, "0 or more");
        require(dropout >= 0 && dropout < 1, "--dropout", dropout, "0 or more and less than 1");
        require(precision.equals("fp32") || precision.equals("bf16"), "--precision", precision, "fp32 or bf16");
        Torch.threads(threads);
        Torch.productThreads(threads);
        Device on = Device.of(device);
        boolean byClock = on.type() == Device.Type.CUDA;
        List<Job> jobs = jobs(byClock ? CUDA_STEPS : 1);
        List<Comparison> comparisons = TemporaryFolder.with(folder -> {
            prepare(folder, jobs, dropout);
            try (Sides sides = new Sides(folder, on, threads, python, scripts(), !withoutBest)) {
                return new T5Benchmark(sides.all(), byClock, rounds, warmUpSeconds, console()::say).run(jobs);
            }
        });
        show(comparisons);
        if (byClock && !json()) {
            showRates(comparisons, MatmulThroughput.bfloat16(on));
        }
        return 0;
    }

    private List<Job> jobs(int fixedSteps) {
        List<Job> jobs = new ArrayList<>();
        if (parts.contains(Part.ROWS)) {
            jobs.addAll(rowJobs());
        }
        for (Geometry geometry : models) {
            if (parts.contains(Part.STEP)) {
                jobs.add(JobSet.fixedSteps(geometry, batch, fixedSteps, precision));
            }
            for (int count : inputs) {
                if (parts.contains(Part.BEAMS)) {
                    jobs.add(JobSet.search(geometry, count, precision));
                }
                if (parts.contains(Part.INT8)) {
                    jobs.add(JobSet.search(geometry, count, "int8"));
                }
            }
        }
        return jobs;
    }

    private List<Job> rowJobs() {
        Path file = rows.orElseThrow(() -> new UserException(
                "the part rows needs --rows FILE, for example runs/dataset-.../executor/train.jsonl; or choose"
                        + " --parts"));
        return JobSet.rows(TokenRows.read(file, tokenizer.orElseGet(BenchT5Command::executor)), steps, batchTokens);
    }

    static Path executor() {
        return shippedModels().resolve("executor");
    }

    static Path shippedModels() {
        return home().resolve("models");
    }

    /** Writes the jobs and their models for all sides. */
    static void prepare(Path work, List<Job> jobs, double dropout) {
        for (Geometry geometry : jobs.stream().map(Job::geometry).collect(Collectors.toSet())) {
            try (T5Model model = T5Model.create(geometry.config().withDropout(dropout), 1)) {
                model.save(work.resolve(geometry.label()));
            }
        }
        AtomicFiles.write(
                work.resolve("jobs.json"),
                Json.write(jobs.stream().collect(Collectors.toMap(Job::id, Function.identity()))));
    }

    static Path scripts() {
        return home().resolve("bench");
    }

    private static Path home() {
        return Path.of(System.getProperty("cairn.home", "."));
    }

    private void show(List<Comparison> comparisons) {
        if (json()) {
            printJson(comparisons);
            return;
        }
        line("%-22s %9s %9s %11s %7s", "median of " + rounds + " rounds", "ms", "CPU ms", "examples/s", "ratio");
        comparisons.forEach(this::show);
        line(Headline.of(comparisons).toString());
    }

    private void show(Comparison comparison) {
        line(comparison.job());
        comparison.seconds().keySet().forEach(side -> line(line(comparison, side)));
    }

    private static String line(Comparison comparison, String side) {
        return String.format(
                Locale.ROOT,
                "  %-20s %9.1f %9.1f %11.2f %7s  %s",
                side,
                comparison.clockMedian(side) * 1e3,
                comparison.cpuMedian(side) * 1e3,
                comparison.examples() / comparison.median(side),
                comparison
                        .ratio("Cairn", side)
                        .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                        .orElse(""),
                comparison.agreement().getOrDefault(side, ""));
    }

    /** What steps of a fixed shape come to. */
    private void showRates(List<Comparison> comparisons, double reached) {
        line("products of bf16 alone: %.0f TFLOP/s", reached / 1e12);
        for (Geometry geometry : models) {
            String id = JobSet.fixedStepsId(geometry, batch, precision);
            comparisons.stream()
                    .filter(comparison -> comparison.job().equals(id))
                    .forEach(comparison -> comparison.seconds().keySet().forEach(side -> {
                        double rows = comparison.examples() / comparison.median(side);
                        double flops = rows * geometry.trainingFlops(1, JobSet.LENGTH, JobSet.TARGET_LENGTH);
                        line(
                                "  %-20s %s: %.0f input tokens a second, %.0f TFLOP/s, %.0f %% of that",
                                side, geometry.label(), rows * JobSet.LENGTH, flops / 1e12, 100 * flops / reached);
                    }));
        }
    }
}
