package dev.cairn.conformance.annotation;

import dev.cairn.conformance.vector.Value;
import dev.cairn.core.Step;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Forms that several groups of vectors on annotation share. */
final class AnnotationVectors {
    private AnnotationVectors() {}

    /** Steps as the recording made them up around bare actions. */
    static List<Step> steps(List<String> actions) {
        return IntStream.range(0, actions.size())
                .mapToObj(i -> new Step(actions.get(i), "o" + i, i / 10.0, false, "l" + i, "v" + i))
                .toList();
    }

    static List<String> actions(List<AnnotatedAction> annotated) {
        return annotated.stream().map(AnnotatedAction::action).toList();
    }

    /** One text for each run of equal sub-goals. */
    static List<String> grouped(List<AnnotatedAction> actions) {
        List<String> groups = new ArrayList<>();
        for (int from = 0, to; from < actions.size(); from = to) {
            String subGoal = actions.get(from).subGoal();
            to = from + 1;
            while (to < actions.size() && actions.get(to).subGoal().equals(subGoal)) {
                to++;
            }
            groups.add(subGoal + "=" + actions(actions.subList(from, to)));
        }
        return groups;
    }

    /** As {@link #grouped}, of pairs of a sub-goal and its actions. */
    static List<String> segments(Value pairs) {
        return pairs.list().stream()
                .map(pair -> pair.text(0) + "=" + pair.texts(1))
                .toList();
    }
}
