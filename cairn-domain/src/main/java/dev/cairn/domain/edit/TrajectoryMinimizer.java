package dev.cairn.domain.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * {@linkplain TrajectoryEdit Changes} a trajectory as long as a replay of the rest keeps the score: first makes all changes at once; if
 * that changes the result, each half of them, and so on down to single ones. A change that changes the result is not made.
 *
 * <p>A replay keeps the score if the world understands every action that it understood before, at the end score and
 * completion are the recorded ones, and, unless rooms on the way were rewarded, no step has a lower score than before. An
 * observation that an answer rests on stays as well: it costs no score to leave it out, but nothing could be learnt from
 * such a trajectory.
 */
public final class TrajectoryMinimizer {
    private final Trajectory full;
    private final TrajectoryEdit edit;
    private final Replay replay;
    private final int replayLimit;
    private final Set<Integer> without = new TreeSet<>();
    private final Map<Integer, String> instead = new HashMap<>();
    private Trajectory best;
    private int replays;

    private TrajectoryMinimizer(Trajectory full, TrajectoryEdit edit, Replay replay, int replayLimit) {
        this.full = full;
        this.edit = edit;
        this.replay = replay;
        this.replayLimit = replayLimit;
        this.best = full;
    }

    /**
     * The edited form of a trajectory.
     *
     * @param trajectory as replayed, and how often the world was asked
     */
    public record Edited(Trajectory trajectory, int replays) {}

    /** Plays actions (without the first {@code look around}) from the start of the trajectory's variation. */
    @FunctionalInterface
    public interface Replay {
        /**
         * What the actions lead to.
         *
         * @param goesOn asked after each step, with its index: once it says no, the rest need not be played
         */
        Trajectory play(List<String> actions, BiPredicate<Integer, Step> goesOn);
    }

    /**
     * Edits a trajectory.
     *
     * @param full a recorded trajectory that begins with {@code look around}
     * @param edits made one after the other
     * @param replay plays the same variation
     * @param replayLimit most replays for one kind of edit; changes that are not decided by then are not made
     */
    public static Edited of(Trajectory full, List<TrajectoryEdit> edits, Replay replay, int replayLimit) {
        Edited edited = new Edited(full, 0);
        for (TrajectoryEdit edit : edits) {
            TrajectoryMinimizer path = new TrajectoryMinimizer(edited.trajectory(), edit, replay, replayLimit);
            path.reduce(edit.edits(edited.trajectory()));
            edited = new Edited(path.best, edited.replays() + path.replays);
        }
        return edited;
    }

    private void reduce(List<StepEdit> changes) {
        Deque<List<StepEdit>> open = new ArrayDeque<>();
        open.push(changes);
        while (!open.isEmpty() && replays < replayLimit) {
            List<StepEdit> group = open.pop();
            if (!group.isEmpty() && !tryWith(group) && group.size() > 1) {
                int half = group.size() / 2;
                open.push(group.subList(half, group.size()));
                open.push(group.subList(0, half));
            }
        }
    }

    private boolean tryWith(List<StepEdit> group) {
        Set<Integer> left = new TreeSet<>(without);
        Map<Integer, String> reworded = new HashMap<>(instead);
        group.forEach(change -> {
            left.addAll(change.without());
            reworded.putAll(change.instead());
        });
        List<Integer> kept = IntStream.range(0, full.steps().size())
                .filter(i -> !left.contains(i))
                .boxed()
                .toList();
        List<String> actions = new ArrayList<>();
        kept.stream()
                .skip(1)
                .forEach(i ->
                        actions.add(reworded.getOrDefault(i, full.steps().get(i).action())));
        Trajectory candidate =
                replay.play(actions, (index, step) -> edit.keeps(full.steps().get(kept.get(index)), step));
        replays++;
        if (!keepsTheScore(candidate.steps(), kept) || !edit.keeps(full, candidate)) {
            return false;
        }
        without.addAll(left);
        instead.putAll(reworded);
        best = candidate;
        return true;
    }

    private boolean keepsTheScore(List<Step> steps, List<Integer> kept) {
        if (steps.size() != kept.size()) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!edit.keeps(full.steps().get(kept.get(i)), steps.get(i))) {
                return false;
            }
        }
        Step end = steps.get(steps.size() - 1);
        Step wanted = full.steps().get(full.steps().size() - 1);
        return end.score() == wanted.score() && end.completed() == wanted.completed();
    }
}
