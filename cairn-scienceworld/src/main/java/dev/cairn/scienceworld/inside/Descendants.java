package dev.cairn.scienceworld.inside;

import dev.cairn.scienceworld.inside.naming.Names;
import java.util.Collection;
import java.util.HashSet;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.collection.immutable.Set;
import scienceworld.objects.electricalcomponent.PolarizedElectricalComponent;
import scienceworld.objects.electricalcomponent.UnpolarizedElectricalComponent;
import scienceworld.objects.portal.Portal;
import scienceworld.struct.EnvObject;

/**
 * Everything below an object: one walk that fills one set, where the original copies a set at each level. A large
 * immutable set iterates in the order of its hashes, whatever the order of filling; a small one in the order of
 * insertion, so those are left to the original (null). What is found here is the answer: {@link Known}.
 */
public final class Descendants {
    private Descendants() {}

    /** {@code getContainedObjectsAndPortalsRecursive(includeHidden, includePortalConnections)}. */
    public static final class WithPortals {
        private WithPortals() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        public static @Nullable Set<?> enter(
                @Advice.This EnvObject root,
                @Advice.Argument(0) boolean includeHidden,
                @Advice.Argument(1) boolean includePortalEnds) {
            return below(root, includeHidden, includePortalEnds);
        }

        public static @Nullable Set<?> below(EnvObject root, boolean includeHidden, boolean includePortalEnds) {
            return EnvironmentState.current().descendants.below(root, includeHidden, includePortalEnds);
        }
    }

    /** {@code getContainedObjectsRecursive()}. */
    public static final class ObjectsOnly {
        private ObjectsOnly() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        public static @Nullable Set<?> enter(@Advice.This EnvObject root) {
            return contents(root);
        }

        public static @Nullable Set<?> contents(EnvObject root) {
            Collection<EnvObject> found = new HashSet<>();
            addContents(root, found);
            return large(found);
        }
    }

    /** {@code getContainedAccessibleObjects(includeHidden, includePortals)}. */
    public static final class Accessible {
        private Accessible() {}

        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        public static @Nullable Set<?> enter(
                @Advice.This EnvObject root,
                @Advice.Argument(0) boolean includeHidden,
                @Advice.Argument(1) boolean includePortals) {
            return reach(root, includeHidden, includePortals);
        }

        public static @Nullable Set<?> reach(EnvObject root, boolean includeHidden, boolean includePortals) {
            Collection<EnvObject> found = new HashSet<>();
            addAccessible(root, includeHidden, includePortals, found);
            return large(found);
        }
    }

    static @Nullable Set<EnvObject> collect(EnvObject root, boolean includeHidden, boolean includePortalEnds) {
        Collection<EnvObject> found = new HashSet<>();
        addAll(root, includeHidden, includePortalEnds, found);
        return large(found);
    }

    private static @Nullable Set<EnvObject> large(Collection<EnvObject> found) {
        if (found.size() <= Names.ORDERED_SET) {
            return null;
        }
        scala.collection.immutable.HashSet<EnvObject> set = new scala.collection.immutable.HashSet<>();
        for (EnvObject object : found) {
            set = set.$plus(object);
        }
        return set;
    }

    private static void addAll(
            EnvObject root, boolean includeHidden, boolean includePortalEnds, Collection<EnvObject> found) {
        for (Iterator<Portal> each = root.getPortals(true).iterator(); each.hasNext(); ) {
            Portal portal = each.next();
            if (includeHidden || !portal.isHidden()) {
                found.add(portal);
                if (includePortalEnds) {
                    addAll(portal.getConnectionPoints(), found);
                }
            }
        }
        for (Iterator<EnvObject> each = root.getContainedObjects(true).iterator(); each.hasNext(); ) {
            EnvObject object = each.next();
            if (includeHidden || !object.isHidden()) {
                found.add(object);
                addAll(object, includeHidden, includePortalEnds, found);
            }
        }
    }

    private static void addAll(Set<EnvObject> objects, Collection<EnvObject> found) {
        for (Iterator<EnvObject> each = objects.iterator(); each.hasNext(); ) {
            found.add(each.next());
        }
    }

    private static void addContents(EnvObject root, Collection<EnvObject> found) {
        for (Iterator<EnvObject> each = root.getContainedObjects(true).iterator(); each.hasNext(); ) {
            EnvObject object = each.next();
            found.add(object);
            addContents(object, found);
        }
    }

    private static void addAccessible(
            EnvObject root, boolean includeHidden, boolean includePortals, Collection<EnvObject> found) {
        for (Iterator<EnvObject> each = root.getContainedObjects(true).iterator(); each.hasNext(); ) {
            EnvObject object = each.next();
            if (includeHidden || !object.isHidden()) {
                found.add(object);
                addTerminals(object, includeHidden, found);
                if (object.propContainer().isDefined()
                        && object.propContainer().get().isOpen()) {
                    addAccessible(object, includeHidden, includePortals, found);
                }
            }
        }
        if (includePortals) {
            for (Iterator<Portal> each = root.getPortals(true).iterator(); each.hasNext(); ) {
                Portal portal = each.next();
                if (portal.isHidden() || includeHidden) {
                    found.add(portal);
                }
            }
        }
    }

    private static void addTerminals(EnvObject object, boolean includeHidden, Collection<EnvObject> found) {
        if (object instanceof PolarizedElectricalComponent component) {
            found.add(component.anode());
            found.add(component.cathode());
        } else if (object instanceof UnpolarizedElectricalComponent || includeHidden) {
            if (object.terminal1().isDefined()) {
                found.add(object.terminal1().get());
            }
            if (object.terminal2().isDefined()) {
                found.add(object.terminal2().get());
            }
        }
    }
}
