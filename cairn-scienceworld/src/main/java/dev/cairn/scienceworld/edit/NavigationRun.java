package dev.cairn.scienceworld.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.edit.StepEdit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Steps of a trajectory that do nothing but get to another room.
 *
 * @param from index of the first, perhaps the opening of a door
 * @param last index of the last {@code go to}
 */
record NavigationRun(int from, int last) {
    private static final String GO = "go to ";

    /** The longest walks of a trajectory, in order. */
    static List<NavigationRun> in(Trajectory path) {
        List<NavigationRun> walks = new ArrayList<>();
        List<Step> steps = path.steps();
        for (int i = 1; i < steps.size(); i++) {
            int from = i;
            int last = -1;
            while (i < steps.size() && belongs(steps.get(i).action())) {
                last = steps.get(i).action().startsWith(GO) ? i : last;
                i++;
            }
            if (last >= 0) {
                walks.add(new NavigationRun(from, last));
            }
        }
        return walks;
    }

    private static boolean belongs(String action) {
        return action.startsWith(GO)
                || action.startsWith("open door to ")
                || action.startsWith("close door to ")
                || action.equals(Step.LOOK_AROUND);
    }

    /** To where the walk leads, at once. */
    StepEdit teleport(Trajectory path) {
        Set<Integer> without = new HashSet<>();
        IntStream.range(from, last).forEach(without::add);
        String room = path.steps().get(last).action().substring(GO.length());
        return new StepEdit(without, Map.of(last, "teleport to " + room));
    }
}
