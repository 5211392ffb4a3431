package dev.cairn.distill.annotate;

import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.annotate.repair.TolerantAnswerReader;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.annotation.AnnotationRules;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Answers from a file, wherever they were made: JSON lines of {@link Recorded}. */
public final class RecordedAnnotator extends AttemptingAnnotator {
    /**
     * One line.
     *
     * @param variation code of the task and number of the variation, {@code 4-4/17}
     * @param answer sub-goals and their actions as text
     */
    public record Recorded(String variation, String answer) {}

    private final ActionLanguage language;
    private final AnnotationRules rules;
    private final Map<String, String> answers = new HashMap<>();

    /**
     * Reads the answers.
     *
     * @param language of the world, which tells spellings of an action
     * @param rules of the world, for what an answer leaves out
     * @throws UserException if the file cannot be read or has two answers for one variation
     */
    public RecordedAnnotator(ActionLanguage language, AnnotationRules rules, Path file) {
        this.language = language;
        this.rules = rules;
        Jsonl.forEach(file, Recorded.class, line -> {
            if (answers.put(line.variation(), line.answer()) != null) {
                throw new UserException(file + " has two answers for " + line.variation() + "; delete one");
            }
        });
    }

    @Override
    public String name() {
        return "recorded";
    }

    @Override
    public Annotation attempt(Trajectory trajectory) {
        Trajectory kept = kept(rules, trajectory);
        String answer = answers.get(trajectory.variation().key());
        return answer == null
                ? new Annotation.Failed(trajectory.variation(), "no answer is recorded for it")
                : AnswerAnnotation.of(
                        language,
                        kept,
                        name(),
                        () -> new TolerantAnswerReader().read(answer),
                        new RuleNamer(rules, kept));
    }
}
