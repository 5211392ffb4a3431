package dev.cairn.cli.llm;

import dev.cairn.cli.option.DomainFlags;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.InvalidValueException;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.annotate.llm.LlmOptions;
import dev.cairn.distill.annotate.llm.WorkedExamples;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.annotate.TrajectoryInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a large language model is asked to annotate. */
public final class AnnotationFlags {
    /** One, and another for the trajectory that it is made of. */
    private static final int SAMPLES = 2;

    @Option(names = "--answer-tokens", paramLabel = "N", defaultValue = "4096", description = "Longest answer.")
    private int answerTokens;

    @Option(names = "--concurrency", paramLabel = "N", defaultValue = "4", description = "Questions at the same time.")
    private int concurrency;

    @Option(
            names = "--missing",
            defaultValue = "ask",
            description = "Who names actions that an answer leaves out: ask (the model once more) or rules.")
    private LlmOptions.Missing missing = LlmOptions.Missing.ASK;

    @Option(
            names = "--examples",
            paramLabel = "DIR",
            description = "Your own worked examples, TASK-NAME.txt, in place of Cairn's.")
    private Optional<Path> examples;

    /** All values, also where no model is asked and they change nothing. */
    public void check() {
        LlmFlags.atLeast(1, "--answer-tokens", answerTokens);
        InvalidValueException.requireBetween(1, DomainFlags.MOST_THREADS, "--concurrency", concurrency);
    }

    public LlmOptions options(LlmFlags llm) {
        return new LlmOptions(llm.model(), answerTokens, missing);
    }

    /** @param trajectories what is annotated: of these an example is made for a world that has none */
    public WorkedExamples workedExamples(Domain domain, Path trajectories) {
        List<AnnotatedTrajectory> samples = new ArrayList<>();
        if (domain.annotationExamples().general().isEmpty()) {
            RuleAnnotator rules = new RuleAnnotator(domain.annotationRules());
            TrajectoryInput.forEach(domain, trajectories, trajectory -> {
                if (samples.size() < SAMPLES) {
                    samples.add(rules.annotate(trajectory));
                }
            });
        }
        return new WorkedExamples(domain.annotationExamples(), examples, samples);
    }

    Optional<Path> examples() {
        return examples;
    }

    int concurrency() {
        return concurrency;
    }
}
