package dev.cairn.distill.annotate;

import dev.cairn.core.Segment;
import dev.cairn.core.SubGoal;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps sub-goals at 1 to 12 actions and neighbours different. Equal neighbours would melt into one in the data sets, so
 * they are joined where that is short enough, and otherwise numbered: {@code wait(12)}, {@code wait(12, 2)}.
 */
final class Lengths {
    /** Actions of one sub-goal at most. */
    static final int MOST = 12;

    private Lengths() {}

    static List<Segment> apply(List<Segment> segments) {
        return number(join(segments).stream()
                .flatMap(segment -> cut(segment).stream())
                .toList());
    }

    private static List<Segment> join(List<Segment> segments) {
        List<Segment> joined = new ArrayList<>();
        for (Segment segment : segments) {
            Segment last = joined.isEmpty() ? segment : joined.get(joined.size() - 1);
            boolean fits = !joined.isEmpty()
                    && last.subGoal().equals(segment.subGoal())
                    && last.length() + segment.length() <= MOST;
            if (fits) {
                joined.set(joined.size() - 1, new Segment(last.subGoal(), last.from(), segment.to()));
            } else {
                joined.add(segment);
            }
        }
        return joined;
    }

    private static List<Segment> cut(Segment segment) {
        List<Segment> parts = new ArrayList<>();
        for (int from = segment.from(); from < segment.to(); from += MOST) {
            parts.add(new Segment(segment.subGoal(), from, Math.min(from + MOST, segment.to())));
        }
        return parts;
    }

    private static List<Segment> number(List<Segment> segments) {
        List<Segment> numbered = new ArrayList<>();
        int repetition = 1;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            boolean again = i > 0 && segments.get(i - 1).subGoal().equals(segment.subGoal());
            repetition = again ? repetition + 1 : 1;
            numbered.add(
                    again
                            ? new Segment(numbered(segment.subGoal(), repetition), segment.from(), segment.to())
                            : segment);
        }
        return numbered;
    }

    private static SubGoal numbered(SubGoal subGoal, int repetition) {
        List<String> arguments = new ArrayList<>(subGoal.arguments());
        arguments.add(Integer.toString(repetition));
        return SubGoal.of(subGoal.head(), arguments.toArray(new String[0]));
    }
}
