package dev.cairn.scienceworld.inside.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import scala.Tuple2;
import scala.collection.immutable.Map;
import scienceworld.actions.PossibleAction;
import scienceworld.struct.EnvObject;

/**
 * Valid actions with two objects. The original asks for each of the n x n pairs, building a message for each that
 * fails; here objects that can never be first or second are sorted out once, and the original check decides the rest.
 */
final class PairActions {
    private final String verb;
    private final String firstRole;
    private final String preposition;
    private final String secondRole;
    private final int template;

    PairActions(String verb, String firstRole, String preposition, String secondRole, int template) {
        this.verb = verb;
        this.firstRole = firstRole;
        this.preposition = preposition;
        this.secondRole = secondRole;
        this.template = template;
    }

    /** The original's own check, from roles to objects. */
    interface Check {
        Tuple2<String, Object> of(Map<String, EnvObject> assignments);
    }

    PossibleAction[] valid(
            EnvObject agent,
            EnvObject[] visible,
            Map<Object, String> names,
            Predicate<EnvObject> canBeFirst,
            Predicate<EnvObject> canBeSecond,
            Check check) {
        List<EnvObject> seconds = filter(visible, canBeSecond);
        List<String> secondNames =
                seconds.stream().map(object -> name(names, object)).toList();
        List<PossibleAction> actions = new ArrayList<>();
        for (EnvObject first : filter(visible, canBeFirst)) {
            String firstName = name(names, first);
            for (int i = 0; i < seconds.size(); i++) {
                EnvObject second = seconds.get(i);
                Map<String, EnvObject> roles = new Map.Map3<>("agent", agent, firstRole, first, secondRole, second);
                if ((Boolean) check.of(roles)._2()) {
                    actions.add(
                            new PairAction(verb, first, firstName, preposition, second, secondNames.get(i), template));
                }
            }
        }
        return actions.toArray(new PossibleAction[0]);
    }

    static boolean movable(EnvObject object) {
        return object.propMoveable().isDefined() && object.propMoveable().get().isMovable();
    }

    static boolean openContainer(EnvObject object) {
        return object.propContainer().isDefined()
                && object.propContainer().get().isOpen();
    }

    private static List<EnvObject> filter(EnvObject[] objects, Predicate<EnvObject> condition) {
        List<EnvObject> kept = new ArrayList<>();
        for (EnvObject object : objects) {
            if (condition.test(object)) {
                kept.add(object);
            }
        }
        return kept;
    }

    private static String name(Map<Object, String> names, EnvObject object) {
        return names.apply((Object) object.uuid());
    }
}
