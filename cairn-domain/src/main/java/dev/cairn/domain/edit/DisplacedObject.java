package dev.cairn.domain.edit;

import dev.cairn.core.Trajectory;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A thing that a recorded trajectory uses and that can lie elsewhere. */
public interface DisplacedObject {
    /** Plays actions in the world of the trajectory's variation, after others that are not recorded. */
    @FunctionalInterface
    interface Replay extends BiFunction<List<String>, List<String>, Trajectory> {}

    /** The recorded trajectory. */
    Trajectory path();

    /** Places in which the thing can be looked for, in the order of the search. */
    List<String> elsewhere(List<String> places);

    /**
     * The trajectory with the thing at the {@code last} of the places.
     *
     * @param places in the order of the search
     * @return none if it does not end as well as before, or if the thing is in sight too early
     */
    Optional<Trajectory> at(int last, List<String> places, Replay replay);
}
