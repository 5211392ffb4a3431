package scienceworld.input;

import scienceworld.struct.EnvObject;

public final class InputParser$ {
    public static InputParser$ MODULE$;

    public native scala.collection.mutable.Set<EnvObject> collectAccessibleObjects(
            EnvObject root, boolean includeHidden);
}
