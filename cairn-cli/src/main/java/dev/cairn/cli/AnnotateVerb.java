package dev.cairn.cli;

import dev.cairn.cli.stage.AnnotateResult;
import dev.cairn.cli.stage.AnnotateStage;
import dev.cairn.cli.stage.GoldStage;
import dev.cairn.cli.stage.Stages;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.annotate.AnnotationMarkdown;
import dev.cairn.distill.annotate.RuleAnnotator;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** {@code cairn annotate}. */
@Command(name = "annotate", description = "Cut gold trajectories into named sub-goals, by rules and without an LLM.")
final class AnnotateVerb extends Verb {
    @Option(
            names = "--trajectories",
            required = true,
            paramLabel = "FILE|RUN",
            description = "JSONL file of trajectories, or the run directory of cairn gold.")
    private Path trajectories = Path.of("");

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            showDefaultValue = Help.Visibility.NEVER,
            description = "Also write the sub-goals as a page to read.")
    private Optional<Path> markdown = Optional.empty();

    AnnotateVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Path file = InputFiles.resolve(trajectories, GoldStage.FILE);
        Stages.Done<AnnotateResult> done = execute(new AnnotateStage(file, new RuleAnnotator()));
        markdown.ifPresent(page -> AtomicFiles.write(
                page,
                AnnotationMarkdown.render(
                        Jsonl.read(done.directory().resolve(AnnotateStage.FILE), AnnotatedTrajectory.class))));
        if (json()) {
            printJson(done.result());
        } else {
            print(done.result());
            console().print("run directory: " + done.directory());
        }
        return 0;
    }

    private void print(AnnotateResult result) {
        console()
                .print(String.format(
                        Locale.ROOT,
                        "%d trajectories, %d sub-goals, %.1f actions a sub-goal, longest %d",
                        result.trajectories(),
                        result.subGoals(),
                        result.actionsPerSubGoal(),
                        result.longest()));
        result.heads().forEach((head, count) -> console().print(String.format(Locale.ROOT, "%7d  %s", count, head)));
    }
}
