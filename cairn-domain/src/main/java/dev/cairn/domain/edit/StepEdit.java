package dev.cairn.domain.edit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A change of a trajectory that may make it shorter or plainer.
 *
 * @param without indices of steps that go
 * @param instead other actions for steps that stay, by their index
 */
public record StepEdit(Set<Integer> without, Map<Integer, String> instead) {
    public StepEdit {
        without = Set.copyOf(without);
        instead = Map.copyOf(instead);
    }

    public static StepEdit without(int step) {
        return new StepEdit(Set.of(step), Map.of());
    }

    /** One change that leaves out a stretch of steps, which may be empty; then there is no change. */
    public static List<StepEdit> withoutAll(int from, int to) {
        Set<Integer> steps = IntStream.range(from, to).boxed().collect(Collectors.toSet());
        return steps.isEmpty() ? List.of() : List.of(new StepEdit(steps, Map.of()));
    }
}
