package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.option.InputFiles;
import dev.cairn.distill.annotate.report.Disagreement;
import dev.cairn.distill.annotate.report.Grounding;
import dev.cairn.distill.annotate.report.Quality;
import dev.cairn.distill.annotate.report.QualityReport;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.annotate.AnnotateReportStage;
import dev.cairn.pipeline.annotate.AnnotateStage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cairn annotate report}. */
@Command(name = "report", description = "Judge an annotation, and compare it with another one.")
final class AnnotateReportCommand extends StageCommand {
    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "Run directory of cairn annotate, or its annotated.jsonl.")
    private Path run;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OTHER",
            description = "Another run on the same trajectories.")
    private Optional<Path> other;

    AnnotateReportCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Path annotated = InputFiles.resolve(run, AnnotateStage.FILE);
        Stages.Done<QualityReport> done = execute(
                new AnnotateReportStage(annotated, other.map(given -> InputFiles.resolve(given, AnnotateStage.FILE))));
        if (json()) {
            printJson(done.result());
            return 0;
        }
        QualityReport report = done.result();
        row(
                "",
                "trajectories",
                "sub-goals",
                "actions",
                "single",
                "at once",
                "repairs",
                "seen",
                "met",
                "words",
                "unseen");
        report.tasks().forEach((task, quality) -> row(task, quality));
        row("all", report.total());
        report.disagreement().ifPresent(this::print);
        line("page: " + done.directory().resolve(AnnotateReportStage.HTML));
        return 0;
    }

    private void row(String task, Quality quality) {
        row(
                task,
                Integer.toString(quality.trajectories()),
                Integer.toString(quality.subGoals()),
                number(quality.actionsPerSubGoal()),
                percent(quality.singles()),
                percent(quality.alignedAtOnce()),
                number(quality.repairs()),
                percent(share(quality, Grounding.SEEN)),
                percent(share(quality, Grounding.MET)),
                percent(share(quality, Grounding.WORDS)),
                percent(share(quality, Grounding.UNSEEN)));
    }

    private void row(String first, String... cells) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-54s", first));
        for (String cell : cells) {
            line.append(String.format(Locale.ROOT, " %9s", cell));
        }
        line(line.toString().stripTrailing());
    }

    private void print(Disagreement difference) {
        line(
                "%d compared: boundaries F1 %.2f (precision %.2f, recall %.2f), same sub-goal from begin to end"
                        + " %s, actions under the same head %s, the same sub-goal %s",
                difference.compared(),
                difference.f1(),
                difference.precision(),
                difference.recall(),
                percent(difference.sameSegments()),
                percent(difference.sameHead()),
                percent(difference.sameText()));
    }

    private static double share(Quality quality, Grounding grounding) {
        return quality.grounding().getOrDefault(grounding, Double.NaN);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
