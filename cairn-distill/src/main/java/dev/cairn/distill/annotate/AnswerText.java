package dev.cairn.distill.annotate;

import static java.util.stream.Collectors.joining;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import java.util.List;
import java.util.stream.IntStream;

/** An annotation in the form in which a language model is asked to answer. */
public final class AnswerText {
    private AnswerText() {}

    /** {@code 1- name(args): {'action', 'action'}}, one line for each sub-goal. */
    public static String of(AnnotatedTrajectory annotated) {
        List<Segment> segments = annotated.segments();
        return IntStream.range(0, segments.size())
                .mapToObj(i -> (i + 1) + "- " + segments.get(i).subGoal() + ": "
                        + annotated.actions(segments.get(i)).stream().collect(joining("', '", "{'", "'}")))
                .collect(joining("\n"));
    }
}
