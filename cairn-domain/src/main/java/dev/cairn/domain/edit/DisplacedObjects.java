package dev.cairn.domain.edit;

import dev.cairn.core.Trajectory;
import java.util.Optional;
import java.util.Set;

/**
 * Makes trajectories on which something has to be looked for out of recorded ones, which know where everything is: the thing lies
 * elsewhere, and the agent goes from place to place until it sees it.
 */
public interface DisplacedObjects {
    /** The places in which a trajectory is at some time, each once. */
    Set<String> places(Trajectory path);

    /** What can be carried off in a trajectory, if there is such a thing. */
    Optional<DisplacedObject> in(Trajectory path);
}
