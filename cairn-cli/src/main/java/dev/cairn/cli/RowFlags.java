package dev.cairn.cli;

import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.rows.RowSummary;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.TaskId;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.RowComparison;
import dev.cairn.pipeline.evaluate.RowQuestion;
import dev.cairn.pipeline.evaluate.RowsStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Evaluation on the rows of a data set instead of in episodes. */
final class RowFlags {
    @Option(
            names = "--mode",
            defaultValue = "interactive",
            description = "interactive: episodes; em: exact match of actions with the rows of --dataset; sg: of"
                    + " sub-goals; em-in-world: of actions by the published procedure, through the nearest valid action"
                    + " of a world that goes on.")
    private String mode = "";

    @Option(
            names = "--dataset",
            paramLabel = "PATH",
            description =
                    "For em and sg: a data set of `cairn dataset`, whose <role>/<split>.jsonl is read, or one such"
                            + " file.")
    private Optional<Path> dataset;

    boolean isInteractive() {
        return mode.equals("interactive");
    }

    /** Runs the stage; agents without models have no rows to answer. */
    int show(
            StageCommand command,
            String agent,
            Domain domain,
            String split,
            String tasks,
            AgentModels models,
            int beams,
            AgentOptions options) {
        Optional<RowComparison> comparison = Optional.of(mode)
                .filter(name -> !name.equals("em") && !name.equals("sg"))
                .map(RowComparison::named);
        Role role = role(agent);
        Path file = file(role, split);
        List<Example> rows = rows(file, domain, tasks);
        RowQuestion question = new RowQuestion(domain, role, file, rows, models, beams);
        return comparison.isPresent()
                ? command.show(
                        comparison.get().stage(question, options),
                        result -> command.console().print(result.line()))
                : command.show(
                        new RowsStage(question), summary -> lines(role, summary).forEach(command.console()::print));
    }

    private Role role(String agent) {
        if (mode.equals("sg")) {
            return Role.CONTROLLER;
        }
        return switch (agent) {
            case "two-level" -> Role.EXECUTOR;
            case "swift" -> Role.SWIFT;
            default -> throw new UserException("--mode em needs a model; " + agent + " has none");
        };
    }

    private Path file(Role role, String split) {
        Path given = dataset.orElseThrow(() ->
                new UserException("--mode em and sg need --dataset with the rows; make one with `cairn dataset`"));
        if (Files.isRegularFile(given)) {
            return given;
        }
        String label = split.equals("dev") ? "val" : split;
        Path file = DatasetSummary.rows(given, role, label);
        if (!Files.isRegularFile(file)) {
            throw new UserException("no " + file + "; --dataset names a folder with such files, or one of them");
        }
        return file;
    }

    private static List<Example> rows(Path file, Domain domain, String tasks) {
        Set<String> codes =
                domain.tasks().select(tasks).stream().map(TaskId::code).collect(Collectors.toSet());
        List<Example> rows = new ArrayList<>();
        Jsonl.forEach(file, Example.class, row -> {
            if (codes.contains(row.taskRealId())) {
                rows.add(row);
            }
        });
        if (rows.isEmpty()) {
            throw new UserException(file + " has no row of the chosen tasks");
        }
        return rows;
    }

    private static List<String> lines(Role role, RowSummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-12s %7s %8s %8s", role.label(), "rows", "exact", "in beams"));
        summary.perTask().forEach((task, count) -> lines.add(line("task " + task, count)));
        lines.add(line("all rows", summary.all()));
        lines.add(String.format(
                Locale.ROOT,
                "%-12s %7d %7.2f%%",
                "mean of tasks",
                summary.perTask().size(),
                summary.taskMean()));
        return lines;
    }

    private static String line(String name, RowSummary.Count count) {
        return String.format(
                Locale.ROOT, "%-12s %7d %7.2f%% %7.2f%%", name, count.rows(), count.percent(), count.percentAmong());
    }
}
