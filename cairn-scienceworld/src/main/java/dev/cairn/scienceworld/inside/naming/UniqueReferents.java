package dev.cairn.scienceworld.inside.naming;

import dev.cairn.scienceworld.inside.EnvironmentState;
import java.util.Arrays;
import java.util.Comparator;
import scala.Tuple2;
import scala.collection.Iterable;
import scala.collection.Iterator;
import scala.collection.immutable.HashMap;
import scala.collection.immutable.Map;
import scienceworld.input.InputParser$;
import scienceworld.struct.EnvObject;

/** The simulator's three ways to name a group of objects without doubt, by {@link UniqueNames}. */
public final class UniqueReferents {
    private static final Comparator<Tuple2<String, EnvObject>> BY_NAME = (a, b) -> a._1().compareTo(b._1());

    private UniqueReferents() {}

    /** All objects below {@code root}, or those within reach. */
    public static Tuple2<?, ?>[] getAllUniqueReferents(EnvObject root, boolean includeHidden, boolean recursive) {
        EnvObject[] objects = recursive
                ? array(root.getContainedObjectsAndPortalsRecursive(includeHidden, true))
                : array(InputParser$.MODULE$.collectAccessibleObjects(root, includeHidden));
        return sortedByName(objects, root);
    }

    public static Tuple2<?, ?>[] getAllUniqueReferentsObjList(EnvObject[] objects, EnvObject perspective) {
        return sortedByName(objects, perspective);
    }

    /** By object number. */
    public static Map<Object, String> getAllUniqueReferentsLUTObjList(EnvObject[] objects, EnvObject perspective) {
        String[] names = UniqueNames.choose(EnvironmentState.current(), objects, perspective);
        HashMap<Object, String> table = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            table = table.$plus(new Tuple2<Object, String>(objects[i].uuid(), names[i]));
        }
        return table;
    }

    private static Tuple2<?, ?>[] sortedByName(EnvObject[] objects, EnvObject perspective) {
        String[] names = UniqueNames.choose(EnvironmentState.current(), objects, perspective);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Tuple2<String, EnvObject>[] named = new Tuple2[names.length];
        for (int i = 0; i < names.length; i++) {
            named[i] = new Tuple2<>(names[i], objects[i]);
        }
        Arrays.sort(named, BY_NAME);
        return named;
    }

    private static EnvObject[] array(Iterable<EnvObject> objects) {
        EnvObject[] array = new EnvObject[objects.size()];
        Iterator<EnvObject> iterator = objects.iterator();
        for (int i = 0; iterator.hasNext(); i++) {
            array[i] = iterator.next();
        }
        return array;
    }
}
