package dev.cairn.scienceworld.agent;

import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.agent.EntityNames;
import java.util.List;

/** Rooms that the published agent draws from, and whatever can be looked at: there is always the agent itself. */
public final class ScienceWorldNames implements EntityNames {
    private static final List<String> ROOMS =
            List.of("kitchen", "bathroom", "workshop", "art studio", "greenhouse", "outside");
    private static final String LOOK_AT = "look at ";

    @Override
    public List<String> places() {
        return ROOMS;
    }

    @Override
    public List<String> visible(EnvironmentView world) {
        List<String> things = world.validActions().stream()
                .filter(action -> action.startsWith(LOOK_AT))
                .map(action -> action.substring(LOOK_AT.length()))
                .toList();
        return things.isEmpty() ? List.of("agent") : things;
    }
}
