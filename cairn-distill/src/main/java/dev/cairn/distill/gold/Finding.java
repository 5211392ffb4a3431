package dev.cairn.distill.gold;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What has to be found out before the answer of a task can be known. Told by the words of the task; the finding is made by
 * the first observing step after the experiment has begun. The answer is the last step that raises the score by focusing
 * on something or by moving something to a box.
 *
 * @param words what tells such a task by its description
 * @param observation actions that make the finding
 * @param experiment actions that it must come after
 */
record Finding(String words, Predicate<String> observation, Predicate<String> experiment) {
    private static final List<Finding> ALL = List.of(
            // a temperature or melting point: needs the thermometer
            new Finding("degrees celsius", action -> action.startsWith("use thermometer"), action -> true),
            // needs a look after something was connected
            new Finding("electrically conductive", ObservationText::observes, action -> action.startsWith("connect ")),
            // needs a look after the plants had time to grow
            new Finding("dominant or recessive", ObservationText::observes, action -> action.startsWith("wait")),
            // angle or friction: needs a look at the stopwatch or at a plane, with the block on it
            new Finding("inclined plane", ObservationText::observes, action -> action.startsWith("move block")),
            // nothing in the world shows it: such an answer is always given from knowledge
            new Finding("life span", action -> false, action -> true));

    /** The finding that a task asks for, if any. */
    static Optional<Finding> of(Trajectory trajectory) {
        return ALL.stream()
                .filter(finding -> trajectory.taskDescription().contains(finding.words))
                .findFirst();
    }

    /** Whether a path answers without having made this finding. */
    boolean isMissing(Trajectory trajectory) {
        OptionalInt answer = answer(trajectory.steps());
        if (answer.isEmpty()) {
            return false;
        }
        List<String> before = trajectory.steps().subList(0, answer.getAsInt()).stream()
                .map(Step::action)
                .toList();
        OptionalInt begin = IntStream.range(0, before.size())
                .filter(i -> experiment.test(before.get(i)))
                .findFirst();
        return begin.isEmpty()
                || before.subList(begin.getAsInt(), before.size()).stream().noneMatch(observation);
    }

    private static OptionalInt answer(List<Step> steps) {
        return IntStream.range(1, steps.size())
                .filter(i -> steps.get(i).score() > steps.get(i - 1).score())
                .filter(i -> isAnswer(steps.get(i).action()))
                .max();
    }

    private static boolean isAnswer(String action) {
        return action.startsWith("focus on ") || (action.startsWith("move ") && action.endsWith(" box"));
    }
}
