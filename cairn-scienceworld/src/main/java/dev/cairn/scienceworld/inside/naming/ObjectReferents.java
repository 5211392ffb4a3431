package dev.cairn.scienceworld.inside.naming;

import dev.cairn.scienceworld.inside.EnvironmentState;
import scienceworld.struct.EnvObject;

/** {@code InputParser.getObjectReferents}: the remembered names as they are spoken. */
public final class ObjectReferents {
    private ObjectReferents() {}

    public static String[] getObjectReferents(EnvObject object, EnvObject perspective) {
        return EnvironmentState.current()
                .referents
                .names(object, perspective)
                .names
                .spoken
                .clone();
    }
}
