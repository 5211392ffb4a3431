package dev.cairn.cli;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.llm.AnnotationFlags;
import dev.cairn.cli.llm.AnnotatorFlags;
import dev.cairn.cli.llm.LlmFlags;
import dev.cairn.cli.option.DomainChoice;
import dev.cairn.cli.option.InputFiles;
import dev.cairn.cli.option.WorkerFlags;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.annotate.AnnotationMarkdown;
import dev.cairn.distill.annotate.llm.AnnotationPrompts;
import dev.cairn.domain.Domain;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.http.LlmServer;
import dev.cairn.llm.store.AnswerStore;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.annotate.AnnotateResult;
import dev.cairn.pipeline.annotate.AnnotateStage;
import dev.cairn.pipeline.annotate.DryRun;
import dev.cairn.pipeline.gold.GoldStage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn annotate}. */
@Command(
        name = "annotate",
        subcommands = AnnotateReportCommand.class,
        description = "Cut gold trajectories into named sub-goals: by rules, by an LLM, or as recorded.")
final class AnnotateCommand extends StageCommand {
    @Option(
            names = "--trajectories",
            paramLabel = "FILE|RUN",
            description =
                    "Run directory of cairn gold, JSONL file of trajectories, or a gold file in the form in which the"
                            + " world's were published (.json, .gz, .zip).")
    private Optional<Path> trajectories;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Also write the sub-goals as a page to read.")
    private Optional<Path> markdown;

    @Option(
            names = "--dry-run",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "-",
            description = "Ask nothing; print the prompts, or write them to a file, and what they would cost.")
    private Optional<Path> dryRun;

    @Mixin
    private DomainChoice chosenDomain = new DomainChoice();

    @Mixin
    private WorkerFlags workers = new WorkerFlags();

    @Mixin
    private AnnotatorFlags annotator = new AnnotatorFlags();

    @Mixin
    private LlmFlags llm = new LlmFlags();

    @Mixin
    private AnnotationFlags annotation = new AnnotationFlags();

    AnnotateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        llm.check();
        annotation.check();
        Path file = InputFiles.resolve(
                trajectories.orElseThrow(() -> new UserException("nothing to annotate; give --trajectories FILE|RUN")),
                GoldStage.FILE);
        Domain domain = chosenDomain.open(console());
        if (dryRun.isPresent()) {
            return tryDry(domain, file, dryRun.get());
        }
        Stages.Done<AnnotateResult> done = execute(new AnnotateStage(
                domain,
                file,
                annotator.source(domain, file, llm, annotation, runs()),
                workers.of(chosenDomain, domain, 1)));
        markdown.ifPresent(page -> AtomicFiles.write(
                page,
                AnnotationMarkdown.render(
                        Jsonl.read(done.directory().resolve(AnnotateStage.FILE), AnnotatedTrajectory.class))));
        if (json()) {
            printJson(done.result());
        } else {
            print(done.result());
            line("run directory: " + done.directory());
        }
        return 0;
    }

    private int tryDry(Domain domain, Path file, Path to) {
        if (!annotator.asksLlm()) {
            throw new UserException("--dry-run shows what a language model would be asked; give --annotator llm");
        }
        AnnotationPrompts prompts = new AnnotationPrompts(annotation.workedExamples(domain, file));
        DryRun dry = DryRun.of(
                domain,
                file,
                prompts,
                annotation.options(llm),
                llm.prices().of(llm.model()),
                annotator.cutsBeforeLlm(domain),
                known(),
                to,
                json() ? line -> {} : console()::print);
        if (json()) {
            printJson(dry);
        } else {
            line(dry.summary());
        }
        return 0;
    }

    /** Without an address no question can have been asked. */
    private Predicate<ChatRequest> known() {
        if (!llm.hasUrl()) {
            return request -> false;
        }
        LlmServer server = llm.server(System.getenv());
        Path answers = llm.answers(runs());
        return request -> AnswerStore.find(answers, server, request).isPresent();
    }

    private void print(AnnotateResult result) {
        line(
                "%d trajectories, %d sub-goals, %.1f actions a sub-goal, longest %d",
                result.trajectories(), result.subGoals(), result.actionsPerSubGoal(), result.longest());
        result.heads().forEach((head, count) -> line("%7d  %s", count, head));
        result.llm().ifPresent(use -> printLlm(result, use));
        if (!result.unannotated().isEmpty()) {
            line(result.unannotated().size() + " trajectories have no sub-goals:");
            result.unannotated().forEach((key, reason) -> line("  " + key + ": " + reason));
            line("the same command with --fresh asks again, but not for answers that are on disk");
        }
    }

    private void printLlm(AnnotateResult result, AnnotateResult.LlmUse use) {
        line(
                "%d questions asked, %d tokens read and %d written%s; %d answers repaired",
                use.calls(),
                use.inputTokens(),
                use.outputTokens(),
                use.cost()
                        .map(cost -> String.format(Locale.ROOT, ", cost %.4f", cost))
                        .orElse(""),
                result.repaired());
        result.annotators().forEach((name, count) -> line("  cut by " + name + ": " + count));
        result.standIns()
                .forEach((reason, count) -> line("  not cut by the language model: " + count + ", since " + reason));
    }
}
