package dev.cairn.domain;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * Records the path that the simulator itself proposes for a variation, by replaying its actions move by move. Element
 * 0 is {@code look around}; look and inventory are read before each action, as in the original gold files.
 */
public final class TrajectoryRecorder {
    /** High enough for every gold trajectory: nothing may be cut off. */
    private static final int NO_LIMIT = 100_000;

    private TrajectoryRecorder() {}

    /** Replays the gold trajectory of {@code variation}; its score is what the replay reached, whatever that is. */
    public static Trajectory record(TextEnvironment environment, Variation variation) {
        return record(environment, variation, (done, all) -> {});
    }

    /**
     * As above, and says how far it is.
     *
     * @param progress told after each action, with how many there are
     */
    public static Trajectory record(
            TextEnvironment environment, Variation variation, BiConsumer<Integer, Integer> progress) {
        Outcome first = environment.reset(variation, options(true));
        List<String> actions = environment.goldActions();
        return play(environment, variation, first, actions, (index, step) -> {
            progress.accept(index, actions.size());
            return true;
        });
    }

    /** Plays {@code actions} in the world of that variation, after the first {@code look around}. */
    public static Trajectory replay(TextEnvironment environment, Variation variation, List<String> actions) {
        return replay(environment, variation, actions, (index, step) -> true);
    }

    /**
     * As above, but ends early.
     *
     * @param goesOn asked after each step, with its index in the trajectory; the first refused one is the last
     */
    public static Trajectory replay(
            TextEnvironment environment, Variation variation, List<String> actions, BiPredicate<Integer, Step> goesOn) {
        return play(environment, variation, environment.reset(variation, options(false)), actions, goesOn);
    }

    /** As above, in a world that {@code setup} has changed before; the trajectory begins after it. */
    public static Trajectory replay(
            TextEnvironment environment, Variation variation, List<String> setup, List<String> actions) {
        environment.reset(variation, options(false));
        setup.forEach(environment::step);
        Outcome first = environment.step(Step.LOOK_AROUND);
        return play(environment, variation, first, actions, (index, step) -> true);
    }

    private static Trajectory play(
            TextEnvironment environment,
            Variation variation,
            Outcome first,
            List<String> actions,
            BiPredicate<Integer, Step> goesOn) {
        List<Step> steps = new ArrayList<>();
        steps.add(step(Step.LOOK_AROUND, first, environment.look(), environment.inventory()));
        for (String action : actions) {
            String look = environment.look();
            String inventory = environment.inventory();
            Step step = step(action, environment.step(action), look, inventory);
            steps.add(step);
            if (!goesOn.test(steps.size() - 1, step)) {
                break;
            }
        }
        return new Trajectory(variation, environment.taskDescription(), steps);
    }

    private static ResetOptions options(boolean withGold) {
        return new ResetOptions(ResetOptions.EASY, NO_LIMIT, withGold);
    }

    private static Step step(String action, Outcome outcome, String look, String inventory) {
        return new Step(action, outcome.observation(), outcome.rawScore(), outcome.completed(), look, inventory);
    }
}
