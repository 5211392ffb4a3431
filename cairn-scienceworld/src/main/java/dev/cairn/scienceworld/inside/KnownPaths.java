package dev.cairn.scienceworld.inside;

import scala.collection.mutable.Map;

/** The search paths that {@code PathFinder} remembers from episode to episode, for each environment. */
public final class KnownPaths {
    private KnownPaths() {}

    public static Map<String, String[][]> precomputedExhaustivePaths() {
        return EnvironmentState.current().knownPaths;
    }
}
