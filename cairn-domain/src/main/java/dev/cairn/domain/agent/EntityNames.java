package dev.cairn.domain.agent;

import dev.cairn.domain.EnvironmentView;
import java.util.List;

/** Names that random sub-goals are made of. */
public interface EntityNames {
    /** A world that tells none: what the agent carries and sees has no names. */
    EntityNames NONE = new EntityNames() {};

    /** Places, in a stable order; empty if there are none. */
    default List<String> places() {
        return List.of();
    }

    /** Everything that can be looked at now; never empty. */
    default List<String> visible(EnvironmentView world) {
        return List.of("thing");
    }
}
