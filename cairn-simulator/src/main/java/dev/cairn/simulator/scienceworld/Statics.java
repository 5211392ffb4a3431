package dev.cairn.simulator.scienceworld;

import dev.cairn.core.CairnException;
import java.lang.reflect.Method;

/**
 * What the simulator keeps in static objects and would carry from one episode to the next: the global random
 * generator, the list of simplifications, precomputed paths. (The counter of object numbers it resets itself.)
 */
final class Statics {
    private final Object random;
    private final Method setSeed;
    private final Object simplifications;
    private final Object paths;

    Statics(ClassLoader loader) {
        try {
            random = module(loader, "scala.util.Random$");
            setSeed = random.getClass().getMethod("setSeed", long.class);
            simplifications =
                    property(loader, "main.scala.scienceworld.runtime.SimplifierProcessor$", "simplifications");
            paths = property(loader, "scienceworld.goldagent.PathFinder$", "precomputedExhaustivePaths");
        } catch (NoSuchMethodException e) {
            throw new CairnException("the simulator is not the expected one", e);
        }
    }

    /** Random numbers depend on the episode alone, so it does not matter what ran before. */
    void reset(String task, int variation) {
        Bridge.invoke(setSeed, random, 31L * task.hashCode() + variation);
        clear(simplifications);
        clear(paths);
    }

    /** The instance of a Scala object. */
    static Object module(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name).getField("MODULE$").get(null);
        } catch (ReflectiveOperationException e) {
            throw new CairnException("the simulator has no " + name, e);
        }
    }

    private static Object property(ClassLoader loader, String module, String name) throws NoSuchMethodException {
        Object owner = module(loader, module);
        return Bridge.invoke(owner.getClass().getMethod(name), owner);
    }

    private static void clear(Object collection) {
        try {
            Bridge.invoke(collection.getClass().getMethod("clear"), collection);
        } catch (NoSuchMethodException e) {
            throw new CairnException(collection.getClass() + " cannot be cleared", e);
        }
    }
}
