package dev.cairn.domain.edit;

import dev.cairn.core.Lookup;
import dev.cairn.core.UserException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a world can do with its recorded trajectories. */
public interface TrajectoryEdits {
    /** Name of the edit that every world has: what changes nothing goes. */
    String NO_OP = "no-op";

    /** What is known of any world: {@link Minimization}, and no check. */
    TrajectoryEdits GENERIC = new TrajectoryEdits() {
        @Override
        public List<TrajectoryEdit> all() {
            return List.of(new Minimization());
        }
    };

    /** All edits, in the order in which they are made. */
    List<TrajectoryEdit> all();

    /** What is counted in the report of recorded trajectories. */
    default List<TrajectoryCheck> checks() {
        return List.of();
    }

    /** Makes trajectories on which something has to be looked for; empty if the world cannot. */
    default Optional<DisplacedObjects> displacedObjects() {
        return Optional.empty();
    }

    /**
     * The edits of these names, each once, in the order in which they are made.
     *
     * @throws UserException if there is no such edit
     */
    default List<TrajectoryEdit> select(Collection<String> labels) {
        List<String> known = all().stream().map(TrajectoryEdit::label).toList();
        labels.forEach(label -> Lookup.require("edit", label, known));
        return all().stream().filter(edit -> labels.contains(edit.label())).toList();
    }
}
