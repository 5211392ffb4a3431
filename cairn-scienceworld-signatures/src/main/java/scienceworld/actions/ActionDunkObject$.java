package scienceworld.actions;

import scala.Tuple2;
import scala.collection.immutable.Map;
import scienceworld.struct.EnvObject;

public final class ActionDunkObject$ {
    public static ActionDunkObject$ MODULE$;

    public native int ACTION_ID();

    public native Tuple2<String, Object> isValidAction(Map<String, EnvObject> assignments);
}
