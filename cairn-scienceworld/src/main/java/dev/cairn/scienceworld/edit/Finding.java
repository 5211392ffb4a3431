package dev.cairn.scienceworld.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.scienceworld.text.ObservationText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What has to be found out before the answer of a task can be known. Known by the words of the task. The answer is the last
 * step that raises the score by focusing on something or by moving something to a box.
 *
 * @param words what tells such a task by its description
 * @param made the first step that may rest on the finding, if a trajectory makes it
 */
public record Finding(String words, Function<Trajectory, OptionalInt> made) {
    private static final List<Finding> ALL = List.of(
            // a temperature or melting point: needs the thermometer
            new Finding("degrees celsius", first(action -> action.startsWith("use thermometer"), action -> true)),
            // needs a look after something was connected
            new Finding(
                    "electrically conductive",
                    first(ObservationText::observes, action -> action.startsWith("connect "))),
            // needs the sight of what two plants bring forth
            new Finding("dominant or recessive", EarlyGeneticsAnswer::firstSeen),
            // angle or friction: needs a look at the stopwatch or at a plane, with the block on it
            new Finding(
                    "inclined plane",
                    first(ObservationText::observes, action -> action.contains(" to inclined plane"))),
            // nothing in the world shows it: such an answer is always given from knowledge
            new Finding("life span", trajectory -> OptionalInt.empty()));

    /** The finding that a task asks for, if any. */
    static Optional<Finding> of(Trajectory trajectory) {
        return ALL.stream()
                .filter(finding -> trajectory.taskDescription().contains(finding.words))
                .findFirst();
    }

    /** Whether a trajectory answers without having made this finding. */
    boolean isMissing(Trajectory trajectory) {
        OptionalInt answer = answer(trajectory);
        if (answer.isEmpty()) {
            return false;
        }
        OptionalInt known = made.apply(trajectory);
        return known.isEmpty() || known.getAsInt() > answer.getAsInt();
    }

    /** The step that answers, if there is one. */
    static OptionalInt answer(Trajectory trajectory) {
        List<Step> steps = trajectory.steps();
        return IntStream.range(1, steps.size())
                .filter(i -> steps.get(i).score() > steps.get(i - 1).score())
                .filter(i -> isAnswer(steps.get(i).action()))
                .max();
    }

    /** After the first step that observes once the experiment has begun. */
    private static Function<Trajectory, OptionalInt> first(
            Predicate<String> observation, Predicate<String> experiment) {
        return trajectory -> {
            List<String> actions = trajectory.steps().stream().map(Step::action).toList();
            OptionalInt begin = IntStream.range(0, actions.size())
                    .filter(i -> experiment.test(actions.get(i)))
                    .findFirst();
            return IntStream.range(begin.orElse(actions.size()), actions.size())
                    .filter(i -> observation.test(actions.get(i)))
                    .map(i -> i + 1)
                    .findFirst();
        };
    }

    private static boolean isAnswer(String action) {
        return action.startsWith("focus on ") || (action.startsWith("move ") && action.endsWith(" box"));
    }
}
