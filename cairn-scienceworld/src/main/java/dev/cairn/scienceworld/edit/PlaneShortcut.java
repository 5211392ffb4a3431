package dev.cairn.scienceworld.edit;

import dev.cairn.core.Trajectory;
import dev.cairn.domain.edit.StepEdit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Two inclined planes, of which one is steeper or has more friction. Recorded trajectories watch a block slide down each with a stopwatch,
 * up to 150 ticks, which is more than an agent has. How far it has come in the same time tells as much: on either plane a look, one
 * wait, and another look. A stopwatch is not needed then.
 */
final class PlaneShortcut {
    /** Looks that stay are the first, the wait in place of the second, and the last. */
    private static final int KEPT = 3;

    /** How far apart the blocks have to be, in percent of the way: the stopwatch itself takes a tick, and looks are rounded. */
    private static final int CLEAR = 2;

    private static final int BOTTOM = 100;
    private static final Pattern SEEN = Pattern.compile("(?:(\\d+)% down|at the (?:(top)|bottom) of) the plane");

    private PlaneShortcut() {}

    /** One change, if the trajectory compares two planes and the time of one wait tells them apart. */
    static List<StepEdit> in(Trajectory path) {
        List<LookRun> slides = LookRun.in(path).stream()
                .filter(run -> seen(path, run.from()).isPresent())
                .toList();
        return slides.size() == 2
                        && slides.stream().allMatch(run -> run.size() >= KEPT)
                        && Math.abs(reached(path, slides.get(0)) - reached(path, slides.get(1))) >= CLEAR
                ? List.of(shorten(path, slides))
                : List.of();
    }

    /** Where the block is after one wait. */
    private static int reached(Trajectory path, LookRun slide) {
        return seen(path, Math.min(slide.from() + 1 + LookRun.TICKS, slide.to() - 1))
                .orElse(BOTTOM);
    }

    /** The share of the way that a block has come, in percent, if the observation tells it. */
    private static OptionalInt seen(Trajectory path, int step) {
        Matcher way = SEEN.matcher(path.steps().get(step).observation());
        if (!way.find()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(
                way.group(1) != null ? Integer.parseInt(way.group(1)) : way.group(2) != null ? 0 : BOTTOM);
    }

    private static StepEdit shorten(Trajectory path, List<LookRun> slides) {
        Set<Integer> without = new HashSet<>();
        Map<Integer, String> instead = new HashMap<>();
        IntStream.range(1, path.steps().size())
                .filter(i -> path.steps().get(i).action().contains("stopwatch"))
                .forEach(without::add);
        for (LookRun slide : slides) {
            instead.put(slide.from() + 1, LookRun.WAIT);
            IntStream.range(slide.from() + 2, slide.to() - 1).forEach(without::add);
        }
        return new StepEdit(without, instead);
    }
}
