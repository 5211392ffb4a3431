package dev.cairn.distill.annotate;

import dev.cairn.core.Segment;
import dev.cairn.core.SubGoal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Keeps neighbours different and sub-goals short. What takes longer than {@value Rule#MOST_STEPS} steps goes on under
 * {@code continue_...}, then under its own name again, and so on in turns: equal neighbours would melt into one in the data
 * sets, and a model learns to take turns more easily than to count. What the agent sees come to its end is left whole, since
 * nothing would tell a model where to cut it.
 */
final class Continuations {
    private static final String PREFIX = "continue_";
    private static final Set<String> SEEN_TO_END = Set.of("monitor", "wait_for_change", "wait_for");

    private Continuations() {}

    static List<Segment> apply(List<Segment> segments) {
        List<Segment> result = new ArrayList<>();
        segments.stream().flatMap(segment -> cut(segment).stream()).forEach(segment -> {
            boolean repeats =
                    !result.isEmpty() && result.get(result.size() - 1).subGoal().equals(segment.subGoal());
            result.add(repeats ? continued(segment) : segment);
        });
        return result;
    }

    private static List<Segment> cut(Segment segment) {
        if (SEEN_TO_END.contains(segment.subGoal().head())) {
            return List.of(segment);
        }
        List<Segment> parts = new ArrayList<>();
        for (int from = segment.from(); from < segment.to(); from += Rule.MOST_STEPS) {
            parts.add(new Segment(segment.subGoal(), from, Math.min(from + Rule.MOST_STEPS, segment.to())));
        }
        return parts;
    }

    private static Segment continued(Segment segment) {
        return new Segment(new SubGoal(PREFIX + segment.subGoal().text()), segment.from(), segment.to());
    }
}
