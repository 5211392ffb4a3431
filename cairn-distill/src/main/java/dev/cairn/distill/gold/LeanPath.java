package dev.cairn.distill.gold;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Leaves out {@linkplain IdleStep idle steps} as long as a replay of the rest keeps the score: first all of them at once; if
 * that changes the result, each half of them, and so on down to single steps. A step whose loss changes the result stays.
 *
 * <p>A replay keeps the score if, at every step that is left, its score is not below the recorded one, the world
 * understands the action if it did before, and at the end score and completion are the recorded ones. An observation that an
 * answer rests on stays as well: it costs no score to leave it out, but nothing could be learnt from such a path.
 */
public final class LeanPath {
    private final Trajectory full;
    private final Function<List<String>, Trajectory> replay;
    private final int replayLimit;
    private final SortedSet<Integer> removed = new TreeSet<>();
    private Trajectory best;
    private int replays;

    private LeanPath(Trajectory full, Function<List<String>, Trajectory> replay, int replayLimit) {
        this.full = full;
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

    /**
     * Makes a path lean.
     *
     * @param full a recorded path that begins with {@code look around}
     * @param replay plays actions (without the first {@code look around}) from the start of the same variation
     * @param replayLimit idle steps not decided after so many replays stay
     */
    public static Lean of(Trajectory full, Function<List<String>, Trajectory> replay, int replayLimit) {
        LeanPath path = new LeanPath(full, replay, replayLimit);
        path.reduce(List.copyOf(IdleStep.in(full).keySet()));
        return new Lean(path.best, path.replays);
    }

    private void reduce(List<Integer> idle) {
        Deque<List<Integer>> open = new ArrayDeque<>();
        open.push(idle);
        while (!open.isEmpty() && replays < replayLimit) {
            List<Integer> group = open.pop();
            if (!group.isEmpty() && !tryWithout(group) && group.size() > 1) {
                int half = group.size() / 2;
                open.push(group.subList(half, group.size()));
                open.push(group.subList(0, half));
            }
        }
    }

    private boolean tryWithout(List<Integer> group) {
        SortedSet<Integer> without = new TreeSet<>(removed);
        without.addAll(group);
        List<Integer> kept = IntStream.range(0, full.steps().size())
                .filter(i -> !without.contains(i))
                .boxed()
                .toList();
        Trajectory candidate = replay.apply(
                kept.stream().skip(1).map(i -> full.steps().get(i).action()).toList());
        replays++;
        if (!keepsTheScore(candidate.steps(), kept) || losesTheFinding(candidate)) {
            return false;
        }
        removed.addAll(group);
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
            Step before = full.steps().get(kept.get(i));
            boolean lost = ObservationText.saysUnknown(steps.get(i).observation())
                    && !ObservationText.saysUnknown(before.observation());
            if (lost || steps.get(i).score() < before.score()) {
                return false;
            }
        }
        Step end = steps.get(steps.size() - 1);
        Step wanted = full.steps().get(full.steps().size() - 1);
        return end.score() == wanted.score() && end.completed() == wanted.completed();
    }
}
