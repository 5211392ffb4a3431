package dev.cairn.scienceworld.annotate;

import dev.cairn.core.SubGoal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognises one kind of sub-goal at a position of a trajectory. */
@FunctionalInterface
public interface Rule {
    /** Steps of one sub-goal at most. */
    int MOST_STEPS = 12;

    /**
     * A sub-goal and the acts that serve it.
     *
     * @param to position after its last act
     */
    record Match(SubGoal subGoal, int to) {
        static Optional<Match> of(int to, String head, String... arguments) {
            return of(to, head, List.of(arguments));
        }

        static Optional<Match> of(int to, String head, Collection<String> arguments) {
            return Optional.of(new Match(SubGoal.of(head, arguments.toArray(new String[0])), to));
        }

        static Optional<Match> of(int to, String head, Collection<String> first, String last) {
            return of(to, head, Stream.concat(first.stream(), Stream.of(last)).toList());
        }
    }

    /** The sub-goal that begins at {@code from}; empty if this rule does not apply there. */
    Optional<Match> match(ActionSequence path, int from);
}
