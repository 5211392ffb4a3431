package dev.cairn.cli.llm;

import dev.cairn.cli.option.InputFiles;
import dev.cairn.core.Lookup;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.annotate.Annotation;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.distill.annotate.AnnotatorProvider;
import dev.cairn.distill.annotate.FirstOf;
import dev.cairn.distill.annotate.RecordedAnnotator;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.domain.Domain;
import dev.cairn.domain.annotation.AnnotationRules;
import dev.cairn.pipeline.annotate.AnnotatorSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Who annotates. */
public final class AnnotatorFlags {
    private static final String LLM = "llm";
    private static final String RULES = "rules";
    private static final String RECORDED = "recorded";

    @Option(
            names = "--annotator",
            paramLabel = "NAME,...",
            defaultValue = "rules",
            description =
                    "rules, llm or recorded; of several the first that can: llm,rules falls back on rules where an"
                            + " answer is of no use.")
    private String annotator = "";

    @Option(
            names = "--recorded",
            paramLabel = "FILE",
            description = "For recorded: JSONL file of answers, {\"variation\": \"4-4/17\", \"answer\": \"1- ...\"}.")
    private Optional<Path> recorded;

    @Option(
            names = "--caches",
            paramLabel = "DIR",
            description =
                    "For cache: folder of the original implementation's find-animal_5_gpt4_4_steps_.csv and so on.")
    private Optional<Path> caches;

    public boolean asksLlm() {
        return names().contains(LLM);
    }

    /** Whether one of the annotators before the language model cuts a trajectory. */
    public Predicate<Trajectory> cutsBeforeLlm(Domain domain) {
        List<String> names = names();
        List<Annotator> before = annotators(names.subList(0, names.indexOf(LLM)), domain);
        return trajectory -> before.stream().anyMatch(one -> one.attempt(trajectory) instanceof Annotation.Done);
    }

    /** @throws UserException if a name is unknown or something that it needs is missing */
    public AnnotatorSource source(
            Domain domain, Path trajectories, LlmFlags llm, AnnotationFlags annotation, Path runs) {
        List<String> names = names();
        String name = String.join(",", names);
        List<Annotator> others = annotators(names, domain);
        Map<String, Object> config = config(name);
        return asksLlm()
                ? new LlmSource(
                        new LlmAccess(llm, runs),
                        domain,
                        () -> annotation.workedExamples(domain, trajectories),
                        annotation,
                        annotation.options(llm),
                        config,
                        names.subList(names.indexOf(LLM) + 1, names.size()),
                        asking -> chain(names, others, asking))
                : new WithInputs(first(others), config);
    }

    private List<String> names() {
        List<String> known = new ArrayList<>(List.of(RULES, LLM, RECORDED));
        others().forEach(other -> known.add(other.name()));
        List<String> names =
                Arrays.stream(annotator.split(",")).map(String::strip).toList();
        names.forEach(name -> Lookup.require("annotator", name, known));
        return names;
    }

    private List<Annotator> annotators(List<String> names, Domain domain) {
        return names.stream()
                .filter(name -> !name.equals(LLM))
                .map(name -> annotator(name, domain))
                .toList();
    }

    private Annotator annotator(String name, Domain domain) {
        return switch (name) {
            case RECORDED -> recorded(domain);
            case RULES -> new RuleAnnotator(domain.annotationRules());
            default -> other(name, domain.annotationRules());
        };
    }

    private Annotator other(String name, AnnotationRules rules) {
        Path folder = caches.orElseThrow(() ->
                new UserException("the annotator '" + name + "' needs the folder of its answers; give --caches DIR"));
        return Lookup.byName("annotator", name, others(), AnnotatorProvider::name)
                .open(rules, folder);
    }

    /** Annotators of other modules. */
    private static List<AnnotatorProvider> others() {
        return ServiceLoader.load(AnnotatorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** The files that decide the result are part of it. */
    private Map<String, Object> config(String name) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("annotator", name);
        recorded.ifPresent(file -> config.put("recorded", "sha256:" + Sha256.of(file)));
        caches.ifPresent(folder -> config.put("caches", InputFiles.hash(folder, ".csv")));
        return config;
    }

    private Annotator recorded(Domain domain) {
        return new RecordedAnnotator(
                domain.actions(),
                domain.annotationRules(),
                recorded.orElseThrow(() ->
                        new UserException("the annotator 'recorded' needs a file of answers; give --recorded FILE")));
    }

    private static Annotator chain(List<String> names, List<Annotator> others, Annotator llm) {
        List<Annotator> all = new ArrayList<>(others);
        all.add(names.indexOf(LLM), llm);
        return first(all);
    }

    private static Annotator first(List<Annotator> annotators) {
        return annotators.size() == 1 ? annotators.get(0) : new FirstOf(annotators);
    }

    /** An annotator that reads files, which decide the result too. */
    private record WithInputs(Annotator annotator, Map<String, Object> config) implements AnnotatorSource {
        @Override
        public int threads() {
            return 1;
        }

        @Override
        public Open open(RunDirectory run) {
            return new Plain(annotator);
        }
    }
}
