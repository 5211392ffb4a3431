package dev.cairn.scienceworld.inside.naming;

import dev.cairn.scienceworld.inside.EnvironmentState;
import java.util.ArrayList;
import java.util.List;
import scala.Tuple2;
import scienceworld.struct.EnvObject;

/** {@code InputParser.matchObj}: which objects a command may go on with, compared with the remembered names. */
public final class ObjectMatch {
    private ObjectMatch() {}

    public static Tuple2<?, ?> matchObj(String text, EnvObject[] objects, EnvObject perspective) {
        ReferentCache referents = EnvironmentState.current().referents;
        List<Tuple2<String, EnvObject>> matches = new ArrayList<>();
        for (EnvObject object : objects) {
            for (String name : referents.names(object, perspective).names.spoken) {
                if (text.startsWith(name)) {
                    matches.add(new Tuple2<>(text.substring(name.length()).trim(), object));
                }
            }
        }
        return new Tuple2<Object, Object>(!matches.isEmpty(), matches.toArray(new Tuple2<?, ?>[0]));
    }
}
