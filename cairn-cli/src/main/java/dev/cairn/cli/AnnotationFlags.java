package dev.cairn.cli;

import dev.cairn.distill.annotate.llm.LlmOptions;
import dev.cairn.distill.annotate.llm.WorkedExamples;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** How a large language model is asked to annotate. */
final class AnnotationFlags {
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
            showDefaultValue = Help.Visibility.NEVER,
            description = "Your own worked examples, TASK-NAME.txt, in place of Cairn's.")
    private Optional<Path> examples = Optional.empty();

    LlmOptions options(LlmFlags llm) {
        return new LlmOptions(llm.model(), LlmFlags.atLeastOne("--answer-tokens", answerTokens), missing);
    }

    WorkedExamples workedExamples() {
        return examples.map(WorkedExamples::in).orElseGet(WorkedExamples::builtIn);
    }

    Optional<Path> examples() {
        return examples;
    }

    int concurrency() {
        return LlmFlags.atLeastOne("--concurrency", concurrency);
    }
}
