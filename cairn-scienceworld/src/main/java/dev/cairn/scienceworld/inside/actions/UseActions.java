package dev.cairn.scienceworld.inside.actions;

import net.bytebuddy.implementation.bind.annotation.Argument;
import scala.collection.immutable.Map;
import scienceworld.actions.ActionUseDevice$;
import scienceworld.actions.PossibleAction;
import scienceworld.struct.EnvObject;

/** {@code ActionUseDevice.generatePossibleValidActions}: only usable devices, on anything. */
public final class UseActions {
    private static final ActionUseDevice$ ORIGINAL = ActionUseDevice$.MODULE$;
    private static final PairActions PAIRS = new PairActions("use", "device", "on", "patient", ORIGINAL.ACTION_ID());

    private UseActions() {}

    public static PossibleAction[] generatePossibleValidActions(
            @Argument(0) EnvObject agent, @Argument(1) EnvObject[] visible, @Argument(2) Map<Object, String> names) {
        return PAIRS.valid(agent, visible, names, UseActions::usable, object -> true, ORIGINAL::isValidAction);
    }

    private static boolean usable(EnvObject object) {
        return object.propDevice().isDefined() && object.propDevice().get().isUsable();
    }
}
