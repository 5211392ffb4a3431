package dev.cairn.distill.gold;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * {@linkplain TrajectoryEdit Changes} a path as long as a replay of the rest keeps the score: first makes all changes at once; if
 * that changes the result, each half of them, and so on down to single ones. A change that changes the result is not made.
 *
 * <p>A replay keeps the score if the world understands every action that it understood before, at the end score and
 * completion are the recorded ones, and, unless rooms on the way were rewarded, no step has a lower score than before. An
 * observation that an answer rests on stays as well: it costs no score to leave it out, but nothing could be learnt from
 * such a path.
 */
public final class TrajectoryMinimizer {
    private final Trajectory full;
    private final TrajectoryEdit shortening;
    private final Replay replay;
    private final int replayLimit;
    private final Set<Integer> without = new TreeSet<>();
    private final Map<Integer, String> instead = new HashMap<>();
    private Trajectory best;
    private int replays;

    private TrajectoryMinimizer(Trajectory full, TrajectoryEdit shortening, Replay replay, int replayLimit) {
        this.full = full;
        this.shortening = shortening;
        this.replay = replay;
        this.replayLimit = replayLimit;
        this.best = full;
    }

    /**
     * The lean form of a path.
     *
     * @param trajectory as replayed, and how often the world was asked
     */
    public record Lean(Trajectory trajectory, int replays) {}

    /** Plays actions (without the first {@code look around}) from the start of the path's variation. */
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
     * Makes a path lean.
     *
     * @param full a recorded path that begins with {@code look around}
     * @param shortenings made in the order of the enum
     * @param replay plays the same variation
     * @param replayLimit changes of one kind that are not decided after so many replays are not made
     */
    public static Lean of(Trajectory full, Collection<TrajectoryEdit> shortenings, Replay replay, int replayLimit) {
        Lean lean = new Lean(full, 0);
        for (TrajectoryEdit shortening :
                shortenings.isEmpty() ? Set.<TrajectoryEdit>of() : EnumSet.copyOf(shortenings)) {
            TrajectoryMinimizer path = new TrajectoryMinimizer(lean.trajectory(), shortening, replay, replayLimit);
            path.reduce(shortening.edits(lean.trajectory()));
            lean = new Lean(path.best, lean.replays() + path.replays);
        }
        return lean;
    }

    private void reduce(List<StepEdit> edits) {
        Deque<List<StepEdit>> open = new ArrayDeque<>();
        open.push(edits);
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
        group.forEach(edit -> {
            left.addAll(edit.without());
            reworded.putAll(edit.instead());
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
        Trajectory candidate = replay.play(
                actions, (index, step) -> shortening.keeps(full.steps().get(kept.get(index)), step));
        replays++;
        if (!keepsTheScore(candidate.steps(), kept) || losesTheFinding(candidate)) {
            return false;
        }
        without.addAll(left);
        instead.putAll(reworded);
        best = candidate;
        return true;
    }

    private boolean losesTheFinding(Trajectory candidate) {
        return Finding.of(full)
                .filter(finding -> finding.isMissing(candidate) && !finding.isMissing(full))
                .isPresent();
    }

    private boolean keepsTheScore(List<Step> steps, List<Integer> kept) {
        if (steps.size() != kept.size()) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!shortening.keeps(full.steps().get(kept.get(i)), steps.get(i))) {
                return false;
            }
        }
        Step end = steps.get(steps.size() - 1);
        Step wanted = full.steps().get(full.steps().size() - 1);
        return end.score() == wanted.score() && end.completed() == wanted.completed();
    }
}
