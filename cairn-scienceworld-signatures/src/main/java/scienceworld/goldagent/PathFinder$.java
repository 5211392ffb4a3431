package scienceworld.goldagent;

import scala.collection.immutable.Map;
import scienceworld.struct.EnvObject;

public final class PathFinder$ {
    public static PathFinder$ MODULE$;

    public native Map<String, String[]> buildLocationGraph(EnvObject universe);
}
