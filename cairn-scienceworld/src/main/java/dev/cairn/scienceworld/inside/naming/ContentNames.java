package dev.cairn.scienceworld.inside.naming;

import java.util.TreeSet;
import net.bytebuddy.implementation.bind.annotation.Argument;
import net.bytebuddy.implementation.bind.annotation.This;
import scala.collection.Iterator;
import scala.collection.immutable.Set;
import scienceworld.struct.EnvObject;

/**
 * {@code Container.mkContentReferences}: adds {@code ... containing x and y} to each name. The original lists and sorts
 * the contents once for each name.
 */
public final class ContentNames {
    private ContentNames() {}

    public static Set<String> mkContentReferences(@This Object self, @Argument(0) Set<String> names) {
        String suffix = " containing " + contents((EnvObject) self);
        scala.collection.mutable.HashSet<String> extended = new scala.collection.mutable.HashSet<>();
        for (Iterator<String> each = names.iterator(); each.hasNext(); ) {
            String name = each.next();
            extended.add(name);
            extended.add(name + suffix);
        }
        return extended.toSet();
    }

    private static String contents(EnvObject container) {
        TreeSet<String> contents = new TreeSet<>();
        for (Iterator<EnvObject> each = container.getContainedObjects(false).iterator(); each.hasNext(); ) {
            contents.add(each.next().getDescriptName(""));
        }
        return contents.isEmpty() ? "nothing" : String.join(" and ", contents);
    }
}
