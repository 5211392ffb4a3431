package dev.cairn.cli;

import dev.cairn.cli.stage.AnnotatorSource;
import dev.cairn.core.Nearest;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Sha256;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.annotate.Annotator;
import dev.cairn.distill.annotate.FirstOf;
import dev.cairn.distill.annotate.RecordedAnnotator;
import dev.cairn.distill.annotate.RuleAnnotator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** Who annotates. */
final class AnnotatorFlags {
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
            showDefaultValue = Help.Visibility.NEVER,
            description = "For recorded: JSONL file of answers, {\"variation\": \"4-4/17\", \"answer\": \"1- ...\"}.")
    private Optional<Path> recorded = Optional.empty();

    boolean asksLlm() {
        return names().contains(LLM);
    }

    /** @throws UserException if a name is unknown or something that it needs is missing */
    AnnotatorSource source(LlmFlags llm, Path runs) {
        List<String> names = names();
        String name = String.join(",", names);
        if (asksLlm()) {
            List<Annotator> others = annotators(names);
            return new LlmSource(llm, runs, name, asking -> chain(names, others, asking));
        }
        Annotator annotator = first(annotators(names));
        return recorded.isEmpty() ? AnnotatorSource.of(annotator) : new WithInput(annotator, recorded.get());
    }

    private List<String> names() {
        List<String> known = List.of(RULES, LLM, RECORDED);
        List<String> names =
                Arrays.stream(annotator.split(",")).map(String::strip).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new UserException("unknown annotator '" + name + "'" + Nearest.hint(name, known)
                        + "; the annotators are " + String.join(", ", known));
            }
        }
        return names;
    }

    private List<Annotator> annotators(List<String> names) {
        return names.stream()
                .filter(name -> !name.equals(LLM))
                .map(name -> name.equals(RULES) ? new RuleAnnotator() : recorded())
                .toList();
    }

    private Annotator recorded() {
        return new RecordedAnnotator(recorded.orElseThrow(
                () -> new UserException("the annotator 'recorded' needs a file of answers; give --recorded FILE")));
    }

    private static Annotator chain(List<String> names, List<Annotator> others, Annotator llm) {
        List<Annotator> all = new ArrayList<>(others);
        all.add(names.indexOf(LLM), llm);
        return first(all);
    }

    private static Annotator first(List<Annotator> annotators) {
        return annotators.size() == 1 ? annotators.get(0) : new FirstOf(annotators);
    }

    /** An annotator that reads a file, which decides the result too. */
    private record WithInput(Annotator annotator, Path input) implements AnnotatorSource {
        @Override
        public Map<String, Object> config() {
            Map<String, Object> config = new LinkedHashMap<>();
            config.put("annotator", annotator.name());
            config.put("recorded", "sha256:" + Sha256.of(input));
            return config;
        }

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
