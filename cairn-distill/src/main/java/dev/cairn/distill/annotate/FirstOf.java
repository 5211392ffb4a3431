package dev.cairn.distill.annotate;

import dev.cairn.core.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Several annotators: the first that can annotates, for example rules where a language model's answer is of no use. */
public final class FirstOf extends AttemptingAnnotator {
    private final List<Annotator> annotators;

    /** @param annotators in the order in which they are tried, at least one */
    public FirstOf(List<Annotator> annotators) {
        if (annotators.isEmpty()) {
            throw new IllegalArgumentException("no annotator");
        }
        this.annotators = List.copyOf(annotators);
    }

    @Override
    public String name() {
        return annotators.stream().map(Annotator::name).collect(Collectors.joining(","));
    }

    /** The reasons of those that could not are among the remarks of the one that could. */
    @Override
    public Annotation attempt(Trajectory trajectory) {
        List<String> reasons = new ArrayList<>();
        for (Annotator annotator : annotators) {
            Annotation annotation = annotator.attempt(trajectory);
            if (annotation instanceof Annotation.Done done) {
                return new Annotation.Done(done.trajectory(), done.repairs().withRemarks(reasons));
            }
            reasons.add(annotator.name() + ": " + ((Annotation.Failed) annotation).reason());
        }
        return new Annotation.Failed(trajectory.variation(), String.join("; ", reasons));
    }
}
