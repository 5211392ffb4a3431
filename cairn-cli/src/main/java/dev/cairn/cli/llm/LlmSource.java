package dev.cairn.cli.llm;

import dev.cairn.cli.option.InputFiles;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.distill.annotate.llm.AnnotationPrompts;
import dev.cairn.distill.annotate.llm.LlmAnnotator;
import dev.cairn.distill.annotate.llm.LlmOptions;
import dev.cairn.distill.annotate.llm.WorkedExamples;
import dev.cairn.domain.Domain;
import dev.cairn.llm.store.Spending;
import dev.cairn.pipeline.annotate.AnnotatorSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A language model as an annotator, perhaps among others. */
final class LlmSource implements AnnotatorSource {
    private final LlmAccess access;
    private final Domain domain;
    private final Supplier<WorkedExamples> examples;
    private final AnnotationFlags flags;
    private final int threads;
    private final LlmOptions options;
    private final Map<String, Object> inputs;
    private final List<String> standIns;
    private final Function<Annotator, Annotator> chain;

    /**
     * A source.
     *
     * @param domain whose trajectories are cut
     * @param examples read when the run begins
     * @param inputs name of the whole chain, and what the others in it read
     * @param standIns those behind the language model
     * @param chain puts the language model among the other annotators
     */
    LlmSource(
            LlmAccess access,
            Domain domain,
            Supplier<WorkedExamples> examples,
            AnnotationFlags flags,
            LlmOptions options,
            Map<String, Object> inputs,
            List<String> standIns,
            Function<Annotator, Annotator> chain) {
        this.access = access;
        this.domain = domain;
        this.examples = examples;
        this.flags = flags;
        this.threads = flags.concurrency();
        this.options = options;
        this.inputs = inputs;
        this.standIns = List.copyOf(standIns);
        this.chain = chain;
    }

    @Override
    public Map<String, Object> config() {
        Map<String, Object> config = new LinkedHashMap<>(inputs);
        config.putAll(access.config());
        config.put("answerTokens", options.answerTokens());
        config.put("missing", options.missing().name());
        flags.examples().ifPresent(folder -> config.put("examples", InputFiles.hash(folder, ".txt")));
        return config;
    }

    @Override
    public Optional<List<String>> standIns() {
        return Optional.of(standIns);
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public Open open(RunDirectory run) {
        AnnotationPrompts prompts = new AnnotationPrompts(examples.get());
        LlmAccess.Open open = access.open(run);
        return new Asking(
                chain.apply(
                        new LlmAnnotator(domain.actions(), domain.annotationRules(), open.chat(), prompts, options)),
                open);
    }

    private record Asking(Annotator annotator, LlmAccess.Open access) implements Open {
        @Override
        public Optional<Spending> spending() {
            return Optional.of(access.spending());
        }

        @Override
        public void close() {
            access.close();
        }
    }
}
