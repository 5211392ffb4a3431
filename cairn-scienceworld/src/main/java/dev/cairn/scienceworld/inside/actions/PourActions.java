package dev.cairn.scienceworld.inside.actions;

import net.bytebuddy.implementation.bind.annotation.Argument;
import scala.collection.immutable.Map;
import scienceworld.actions.ActionPourObject$;
import scienceworld.actions.PossibleAction;
import scienceworld.struct.EnvObject;

/** {@code ActionPourObject.generatePossibleValidActions}: only movable things, only into open containers. */
public final class PourActions {
    private static final ActionPourObject$ ORIGINAL = ActionPourObject$.MODULE$;
    private static final PairActions PAIRS = new PairActions("pour", "obj", "into", "moveTo", ORIGINAL.ACTION_ID());

    private PourActions() {}

    public static PossibleAction[] generatePossibleValidActions(
            @Argument(0) EnvObject agent, @Argument(1) EnvObject[] visible, @Argument(2) Map<Object, String> names) {
        return PAIRS.valid(
                agent, visible, names, PairActions::movable, PairActions::openContainer, ORIGINAL::isValidAction);
    }
}
