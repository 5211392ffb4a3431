package dev.cairn.scienceworld.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.domain.edit.StepEdit;
import dev.cairn.domain.edit.TrajectoryEdit;
import dev.cairn.domain.edit.TrajectoryMinimizer;
import dev.cairn.scienceworld.annotate.PlainActions;
import dev.cairn.scienceworld.text.ObservationText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What may be changed in a trajectory to make it easier to learn. Whether nothing is lost, a replay shows: {@link TrajectoryMinimizer}. */
public enum ScienceWorldEdit implements TrajectoryEdit {
    /** {@linkplain NoOpStep Idle steps} go, and what comes after the full score. */
    NO_OP {
        @Override
        public List<StepEdit> edits(Trajectory path) {
            int end = Math.min(end(path.steps()) + 1, path.steps().size());
            List<StepEdit> edits =
                    new ArrayList<>(StepEdit.withoutAll(end, path.steps().size()));
            NoOpStep.in(path).headMap(end).keySet().forEach(step -> edits.add(StepEdit.without(step)));
            return edits;
        }

        /** A few tasks go on after that. */
        private static int end(List<Step> steps) {
            return IntStream.range(0, steps.size())
                    .filter(i -> steps.get(i).completed() || steps.get(i).score() >= 1)
                    .findFirst()
                    .orElse(steps.size());
        }
    },
    /** Where two plants are crossed, the answer is given instead of waiting on, once it can be seen. */
    EARLY_ANSWER {
        @Override
        public List<StepEdit> edits(Trajectory path) {
            OptionalInt seen = EarlyGeneticsAnswer.firstSeen(path);
            OptionalInt answer = Finding.answer(path);
            return seen.isPresent() && answer.isPresent()
                    ? StepEdit.withoutAll(nextWait(path, seen.getAsInt()), answer.getAsInt())
                    : List.of();
        }

        /** What was begun is ended first: half of a watering would be something else to learn. */
        private static int nextWait(Trajectory path, int from) {
            return IntStream.range(from, path.steps().size())
                    .filter(i -> path.steps().get(i).action().startsWith("wait"))
                    .findFirst()
                    .orElse(from);
        }
    },
    /** Which of two planes is steeper or has more friction is answered {@linkplain PlaneShortcut after one wait on each}. */
    PLANE_SHORTCUT {
        @Override
        public List<StepEdit> edits(Trajectory path) {
            return PlaneShortcut.in(path);
        }

        /** Reading the stopwatch is rewarded on the way; the answer alone gives the full score too. */
        @Override
        public boolean keeps(Step before, Step after) {
            return isUnderstood(before, after);
        }
    },
    /** {@linkplain WaitMerging Looking at the same thing} for long becomes waiting, with the same observations afterwards. */
    WAIT_MERGING {
        @Override
        public List<StepEdit> edits(Trajectory path) {
            return WaitMerging.in(path);
        }

        @Override
        public boolean keeps(Step before, Step after) {
            boolean same = before.observation().equals(after.observation())
                    || !before.action().equals(after.action());
            return same && super.keeps(before, after);
        }
    },
    /** A walk from room to room becomes one {@code teleport to}, which every world with the simplification allows. */
    TELEPORT {
        @Override
        public List<StepEdit> edits(Trajectory path) {
            return NavigationRun.in(path).stream()
                    .map(walk -> walk.teleport(path))
                    .toList();
        }

        /** Some tasks reward the rooms on the way; that is not worth walking, as long as the final score is the same. */
        @Override
        public boolean keeps(Step before, Step after) {
            return isUnderstood(before, after);
        }
    },
    /** Containers that are opened or closed without need stay as they are. */
    UNUSED {
        @Override
        public List<StepEdit> edits(Trajectory path) {
            return IntStream.range(1, path.steps().size())
                    .filter(i -> isUnneeded(path.steps().get(i).action()))
                    .mapToObj(StepEdit::without)
                    .toList();
        }

        private static boolean isUnneeded(String action) {
            return action.startsWith("open ") || action.startsWith("close ");
        }
    },
    /** Actions use the {@linkplain PlainActions words in which the agent sees things}. */
    NAMES {
        @Override
        public List<StepEdit> edits(Trajectory path) {
            return PlainActions.of(path).stream().map(ScienceWorldEdit::reword).toList();
        }

        @Override
        public boolean keeps(Step before, Step after) {
            return before.observation().equals(after.observation()) && super.keeps(before, after);
        }
    },
    /** Things of which one is as good as the other are used {@linkplain CanonicalOrder in the order of their names}. */
    CANONICAL_ORDER {
        @Override
        public List<StepEdit> edits(Trajectory path) {
            return CanonicalOrder.inOrder(path);
        }
    };

    @Override
    public boolean keeps(Step before, Step after) {
        return isUnderstood(before, after) && TrajectoryEdit.super.keeps(before, after);
    }

    /**
     * An observation that an answer rests on stays: it costs no score to leave it out, but nothing could be learnt from such a
     * trajectory.
     */
    @Override
    public boolean keeps(Trajectory before, Trajectory after) {
        return Finding.of(before)
                .filter(finding -> finding.isMissing(after) && !finding.isMissing(before))
                .isEmpty();
    }

    /** What is done still means something and can be done: nothing can be put into a freezer that was not opened. */
    private static boolean isUnderstood(Step before, Step after) {
        return isNoNewFailure(ObservationText::saysUnknown, before, after)
                && isNoNewFailure(ObservationText::refuses, before, after);
    }

    private static boolean isNoNewFailure(Predicate<String> failure, Step before, Step after) {
        return !failure.test(after.observation()) || failure.test(before.observation());
    }

    private static StepEdit reword(PlainActions.Rewording rewording) {
        Set<Integer> answered = new HashSet<>();
        IntStream.range(rewording.from(), rewording.last()).forEach(answered::add);
        return new StepEdit(answered, Map.of(rewording.last(), rewording.action()));
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
