package dev.cairn.agent.subgoal;

import dev.cairn.domain.EnvironmentView;
import java.util.List;
import java.util.function.Function;

/** Names of everything that can be looked at now. */
enum VisibleThings implements Function<EnvironmentView, List<String>> {
    BY_LOOKING;

    private static final String LOOK_AT = "look at ";

    /** Not empty: there is always the agent itself. */
    @Override
    public List<String> apply(EnvironmentView world) {
        List<String> things = world.validActions().stream()
                .filter(action -> action.startsWith(LOOK_AT))
                .map(action -> action.substring(LOOK_AT.length()))
                .toList();
        return things.isEmpty() ? List.of("agent") : things;
    }
}
