package dev.cairn.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;

/**
 * A trajectory cut into sub-goals.
 *
 * @param trajectory only the steps that are learnt from; segments refer to these
 * @param segments gapless and in order: they cover every step exactly once
 * @param annotator who cut it, for example {@code rules}
 * @param learnFrom index of the first step that is learnt; those before only lead there. 0 for nearly all
 */
public record AnnotatedTrajectory(
        Trajectory trajectory,
        List<Segment> segments,
        String annotator,

        @JsonProperty(value = "learnFrom", isRequired = OptBoolean.FALSE)
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        int learnFrom) {
    public AnnotatedTrajectory {
        segments = List.copyOf(segments);
        int next = 0;
        for (Segment segment : segments) {
            if (segment.from() != next) {
                throw new IllegalArgumentException("segment " + segment + " should begin at step " + next + " of "
                        + trajectory.variation().key());
            }
            next = segment.to();
        }
        if (next != trajectory.steps().size()) {
            throw new IllegalArgumentException("segments end at " + next + " of "
                    + trajectory.steps().size() + " steps in "
                    + trajectory.variation().key());
        }
    }

    /** All of whose steps are learnt. */
    public AnnotatedTrajectory(Trajectory trajectory, List<Segment> segments, String annotator) {
        this(trajectory, segments, annotator, 0);
    }

    /** The sub-goal of each step, in step order. */
    public List<SubGoal> subGoalPerStep() {
        return segments.stream()
                .flatMap(segment -> java.util.Collections.nCopies(segment.length(), segment.subGoal()).stream())
                .toList();
    }

    /** The actions of a segment. */
    public List<String> actions(Segment segment) {
        return trajectory.steps().subList(segment.from(), segment.to()).stream()
                .map(Step::action)
                .toList();
    }
}
