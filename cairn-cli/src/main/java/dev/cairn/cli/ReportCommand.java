package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.report.Report;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn report}. */
@Command(name = "report", description = "Make one page about runs: scores, comparisons and every episode.")
final class ReportCommand extends ConsoleCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description =
                    "Run directories of cairn evaluate, train or pipeline; the others are compared with the first.")
    private List<Path> runs = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "report.html",
            description = "The page; FILE.md for tables of scores in Markdown.")
    private Path output = Path.of("report.html");

    /** What was written. */
    record Written(String page, int runs, int episodes) {}

    ReportCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Report report = Report.of(runs);
        report.notStarted().forEach(run -> console().say(run + " is left out: none of its episodes is finished yet"));
        report.write(output);
        Written written = new Written(output.toString(), report.runs(), report.episodes());
        if (json()) {
            printJson(written);
        } else {
            line(written.runs() + " runs, " + written.episodes() + " episodes: " + written.page());
        }
        return 0;
    }
}
