package dev.cairn.domain.annotation;

import dev.cairn.core.Segment;
import dev.cairn.core.SubGoal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Keeps neighbours different and sub-goals short. What takes longer goes on under {@code continue_...}, then under its own
 * name again, and so on in turns: equal neighbours would melt into one in the data sets, and a model learns to take turns
 * more easily than to count.
 *
 * @param mostActions actions of one sub-goal at most
 * @param seenToEnd heads of sub-goals that are left whole, because the agent sees them come to their end and nothing would
 *     tell a model where to cut them
 */
public record Continuations(int mostActions, Set<String> seenToEnd) {
    private static final String PREFIX = "continue_";

    public Continuations {
        if (mostActions < 1) {
            throw new IllegalArgumentException("a sub-goal needs at least one action: " + mostActions);
        }
        seenToEnd = Set.copyOf(seenToEnd);
    }

    /** The segments, cut and named so. */
    public List<Segment> apply(List<Segment> segments) {
        List<Segment> result = new ArrayList<>();
        segments.stream().flatMap(segment -> cut(segment).stream()).forEach(segment -> {
            boolean repeats =
                    !result.isEmpty() && result.get(result.size() - 1).subGoal().equals(segment.subGoal());
            result.add(repeats ? continued(segment) : segment);
        });
        return result;
    }

    private List<Segment> cut(Segment segment) {
        if (seenToEnd.contains(segment.subGoal().head())) {
            return List.of(segment);
        }
        List<Segment> parts = new ArrayList<>();
        for (int from = segment.from(); from < segment.to(); from += mostActions) {
            parts.add(new Segment(segment.subGoal(), from, Math.min(from + mostActions, segment.to())));
        }
        return parts;
    }

    private static Segment continued(Segment segment) {
        return new Segment(new SubGoal(PREFIX + segment.subGoal().text()), segment.from(), segment.to());
    }
}
