package dev.cairn.distill.gold;

import dev.cairn.core.Nearest;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.distill.annotate.PlainActions;
import dev.cairn.distill.text.ObservationText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What may be changed in a path to make it easier to learn. Whether nothing is lost, a replay shows: {@link LeanPath}. */
public enum Shortening {
    /** {@linkplain IdleStep Idle steps} go, and what comes after the full score. */
    IDLE {
        @Override
        List<PathEdit> edits(Trajectory path) {
            int end = Math.min(end(path.steps()) + 1, path.steps().size());
            List<PathEdit> edits =
                    new ArrayList<>(PathEdit.withoutAll(end, path.steps().size()));
            IdleStep.in(path).headMap(end).keySet().forEach(step -> edits.add(PathEdit.without(step)));
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
    ANSWER {
        @Override
        List<PathEdit> edits(Trajectory path) {
            OptionalInt seen = Offspring.firstSeen(path);
            OptionalInt answer = Finding.answer(path);
            return seen.isPresent() && answer.isPresent()
                    ? PathEdit.withoutAll(nextWait(path, seen.getAsInt()), answer.getAsInt())
                    : List.of();
        }

        /** What was begun is ended first: half a round of watering would be something else to learn. */
        private static int nextWait(Trajectory path, int from) {
            return IntStream.range(from, path.steps().size())
                    .filter(i -> path.steps().get(i).action().startsWith("wait"))
                    .findFirst()
                    .orElse(from);
        }
    },
    /** Which of two planes is steeper or has more friction is told {@linkplain Race after one wait on each}. */
    RACE {
        @Override
        List<PathEdit> edits(Trajectory path) {
            return Race.in(path);
        }

        /** Reading the stopwatch is rewarded on the way; the answer alone gives the full score too. */
        @Override
        boolean keeps(Step before, Step after) {
            return isUnderstood(before, after);
        }
    },
    /** {@linkplain LongLook Looking at the same thing} for long becomes waiting, with the same observations afterwards. */
    WAIT {
        @Override
        List<PathEdit> edits(Trajectory path) {
            return LongLook.in(path);
        }

        @Override
        boolean keeps(Step before, Step after) {
            boolean same = before.observation().equals(after.observation())
                    || !before.action().equals(after.action());
            return same && super.keeps(before, after);
        }
    },
    /** A walk from room to room becomes one {@code teleport to}, which every world with the simplification allows. */
    TELEPORT {
        @Override
        List<PathEdit> edits(Trajectory path) {
            return Walk.in(path).stream().map(walk -> walk.teleport(path)).toList();
        }

        /** Some tasks reward the rooms on the way; that is not worth walking, as long as the final score is the same. */
        @Override
        boolean keeps(Step before, Step after) {
            return isUnderstood(before, after);
        }
    },
    /** Containers that are opened or closed without need stay as they are. */
    UNUSED {
        @Override
        List<PathEdit> edits(Trajectory path) {
            return IntStream.range(1, path.steps().size())
                    .filter(i -> isUnneeded(path.steps().get(i).action()))
                    .mapToObj(PathEdit::without)
                    .toList();
        }

        private static boolean isUnneeded(String action) {
            return action.startsWith("open ") || action.startsWith("close ");
        }
    },
    /** Actions use the {@linkplain PlainActions words in which the agent sees things}. */
    NAMES {
        @Override
        List<PathEdit> edits(Trajectory path) {
            return PlainActions.of(path).stream().map(Shortening::reword).toList();
        }

        @Override
        boolean keeps(Step before, Step after) {
            return before.observation().equals(after.observation()) && super.keeps(before, after);
        }
    },
    /** Things of which one is as good as the other are used {@linkplain Alike in the order of their names}. */
    ALIKE {
        @Override
        List<PathEdit> edits(Trajectory path) {
            return Alike.inOrder(path);
        }
    };

    /** The changes to try on a path. */
    abstract List<PathEdit> edits(Trajectory path);

    /** Whether a step that stays has not lost anything by the change. */
    boolean keeps(Step before, Step after) {
        return isUnderstood(before, after) && after.score() >= before.score();
    }

    /** What is done still means something and can be done: nothing can be put into a freezer that was not opened. */
    private static boolean isUnderstood(Step before, Step after) {
        return isNoNewFailure(ObservationText::saysUnknown, before, after)
                && isNoNewFailure(ObservationText::refuses, before, after);
    }

    private static boolean isNoNewFailure(Predicate<String> failure, Step before, Step after) {
        return !failure.test(after.observation()) || failure.test(before.observation());
    }

    private static PathEdit reword(PlainActions.Rewording rewording) {
        Set<Integer> answered = new HashSet<>();
        IntStream.range(rewording.from(), rewording.last()).forEach(answered::add);
        return new PathEdit(answered, Map.of(rewording.last(), rewording.action()));
    }

    /** @throws UserException if there is no such shortening */
    public static Shortening of(String label) {
        List<String> labels = Arrays.stream(values()).map(Shortening::label).toList();
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label.strip()))
                .findFirst()
                .orElseThrow(() -> new UserException("unknown way to make paths lean '" + label + "'"
                        + Nearest.hint(label, labels) + " The ways are " + String.join(", ", labels) + "."));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
