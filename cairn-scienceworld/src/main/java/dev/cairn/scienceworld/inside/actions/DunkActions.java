package dev.cairn.scienceworld.inside.actions;

import net.bytebuddy.implementation.bind.annotation.Argument;
import scala.collection.immutable.Map;
import scienceworld.actions.ActionDunkObject$;
import scienceworld.actions.PossibleAction;
import scienceworld.struct.EnvObject;

/** {@code ActionDunkObject.generatePossibleValidActions}: only from what contains something, only open and movable things. */
public final class DunkActions {
    private static final ActionDunkObject$ ORIGINAL = ActionDunkObject$.MODULE$;
    private static final PairActions PAIRS =
            new PairActions("dunk", "moveFrom", "into", "moveTo", ORIGINAL.ACTION_ID());

    private DunkActions() {}

    public static PossibleAction[] generatePossibleValidActions(
            @Argument(0) EnvObject agent, @Argument(1) EnvObject[] visible, @Argument(2) Map<Object, String> names) {
        return PAIRS.valid(
                agent,
                visible,
                names,
                object -> object.getContainedObjects(false).size() > 0,
                object -> PairActions.movable(object) && PairActions.openContainer(object),
                ORIGINAL::isValidAction);
    }
}
