package dev.cairn.scienceworld.inside;

/** The counter of object numbers, {@code util.UniqueIdentifier}, for each environment. */
public final class ObjectNumbers {
    private ObjectNumbers() {}

    public static long getNextID() {
        return ++EnvironmentState.current().lastObjectNumber;
    }

    public static void reset() {
        EnvironmentState.current().lastObjectNumber = 0;
    }

    public static long count() {
        return EnvironmentState.current().lastObjectNumber;
    }
}
