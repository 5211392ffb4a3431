package dev.cairn.conformance.command;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.ConsoleCommand;
import dev.cairn.conformance.ConformanceGroups;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.Conformance;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceReport;
import dev.cairn.conformance.vector.VectorFolder;
import dev.cairn.core.Lookup;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cairn conformance}. */
@Command(
        name = "conformance",
        description = "Check recorded inputs and outputs of the original implementation against Cairn.")
public final class ConformanceCommand extends ConsoleCommand {
    @Parameters(paramLabel = "DIR", description = "Folder with one JSON lines file of vectors for each group.")
    private Path folder = Path.of("");

    @Option(
            names = "--compat",
            defaultValue = "none",
            description =
                    "original: results must be the recorded ones also where the original has a defect; none: there"
                            + " they must be what the mended code makes of it.")
    private Compat compat = Compat.NONE;

    @Option(
            names = "--groups",
            split = ",",
            paramLabel = "GROUP",
            description = "Check only these groups; all by default.")
    private List<String> only = List.of();

    @Option(
            names = "--differences",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many differences of each group are shown.")
    private int shown;

    public ConformanceCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        VectorFolder vectors = new VectorFolder(folder);
        ConformanceReport report = new Conformance(compat, shown).check(vectors, groups(vectors));
        if (json()) {
            printJson(report);
        } else {
            print(report);
        }
        return report.failed() == 0 ? 0 : 1;
    }

    private List<ConformanceGroup> groups(VectorFolder vectors) {
        List<ConformanceGroup> all = ConformanceGroups.all(vectors);
        List<String> names = all.stream().map(ConformanceGroup::name).toList();
        only.forEach(name -> Lookup.require("group", name, names));
        return all.stream()
                .filter(group -> only.isEmpty() || only.contains(group.name()))
                .toList();
    }

    private void print(ConformanceReport report) {
        report.groups().forEach(this::print);
        if (only.isEmpty()) {
            report.unchecked().forEach((name, reason) -> line("%-24s skipped: %s", name, reason));
        }
        line("%d passed, %d failed", report.passed(), report.failed());
    }

    private void print(ConformanceReport.Group group) {
        line("%-24s %d passed, %d failed", group.name(), group.passed(), group.failed());
        group.skipped().forEach((reason, count) -> line("%26d skipped: %s", count, reason));
        for (ConformanceReport.Difference difference : group.differences()) {
            line(
                    "    %s, line %d, %s: %s",
                    difference.file(), difference.line(), difference.vector(), difference.what());
            line("      expected  %s", difference.expected());
            line("      found     %s", difference.actual());
        }
    }
}
