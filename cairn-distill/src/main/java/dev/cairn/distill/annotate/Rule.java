package dev.cairn.distill.annotate;

import dev.cairn.core.SubGoal;
import java.util.List;
import java.util.Optional;

/** Recognises one kind of sub-goal at the beginning of what is left of a trajectory. */
@FunctionalInterface
interface Rule {
    /**
     * The sub-goal that the next moves serve.
     *
     * @param moves how many of them, at least 1
     */
    record Match(SubGoal subGoal, int moves) {
        static Optional<Match> of(int moves, String head, String... arguments) {
            return moves == 0 ? Optional.empty() : Optional.of(new Match(SubGoal.of(head, arguments), moves));
        }
    }

    /** What the moves begin with; empty if this rule does not apply. */
    Optional<Match> match(List<Move> moves);
}
