package dev.cairn.scienceworld.inside.actions;

import net.bytebuddy.implementation.bind.annotation.Argument;
import scala.collection.immutable.Map;
import scienceworld.actions.ActionMoveObject$;
import scienceworld.actions.PossibleAction;
import scienceworld.struct.EnvObject;

/** {@code ActionMoveObject.generatePossibleValidActions}: only movable things, only into open containers. */
public final class MoveActions {
    private static final ActionMoveObject$ ORIGINAL = ActionMoveObject$.MODULE$;
    private static final PairActions PAIRS = new PairActions("move", "obj", "to", "moveTo", ORIGINAL.ACTION_ID());

    private MoveActions() {}

    public static PossibleAction[] generatePossibleValidActions(
            @Argument(0) EnvObject agent, @Argument(1) EnvObject[] visible, @Argument(2) Map<Object, String> names) {
        return PAIRS.valid(
                agent, visible, names, PairActions::movable, PairActions::openContainer, ORIGINAL::isValidAction);
    }
}
