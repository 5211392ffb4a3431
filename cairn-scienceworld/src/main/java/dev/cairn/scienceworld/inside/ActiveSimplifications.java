package dev.cairn.scienceworld.inside;

import scala.collection.mutable.ArrayBuffer;

/** The list of simplifications in {@code SimplifierProcessor}, for each environment. */
public final class ActiveSimplifications {
    private ActiveSimplifications() {}

    public static ArrayBuffer<Object> simplifications() {
        return EnvironmentState.current().simplifications;
    }
}
