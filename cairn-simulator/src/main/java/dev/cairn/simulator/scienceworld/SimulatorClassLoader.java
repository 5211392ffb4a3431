package dev.cairn.simulator.scienceworld;

import dev.cairn.core.CairnException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * Loads the simulator apart from everything else: its Scala library meets no other, and what it keeps in static
 * objects belongs to one environment. Two classes are changed as they are loaded; the jar stays as it is.
 */
final class SimulatorClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final String WORLD_OBJECT = "scienceworld.struct.EnvObject";
    private static final String TYPE_IDS = "util.UniqueTypeID$";

    private final Map<String, byte[]> changed;

    private SimulatorClassLoader(URL jar, Map<String, byte[]> changed) {
        super("scienceworld", new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        this.changed = changed;
    }

    static SimulatorClassLoader open(ScienceWorldJar jar) {
        try {
            return new SimulatorClassLoader(jar.path().toUri().toURL(), change(jar.path()));
        } catch (MalformedURLException e) {
            throw new CairnException("cannot open " + jar.path(), e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = changed.get(name);
        return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length);
    }

    private static Map<String, byte[]> change(Path jar) {
        try (ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.ForJarFile.of(jar.toFile()), ClassFileLocator.ForClassLoader.ofPlatformLoader())) {
            TypePool pool = TypePool.Default.of(locator);
            ByteBuddy byteBuddy = new ByteBuddy(ClassFileVersion.JAVA_V8).with(TypeValidation.DISABLED);
            Map<String, byte[]> code = new HashMap<>();
            code.put(WORLD_OBJECT, stableHash(byteBuddy, pool, locator));
            code.put(TYPE_IDS, noTypeIdFile(byteBuddy, pool, locator));
            return code;
        } catch (IOException e) {
            throw new CairnException("cannot read " + jar, e);
        }
    }

    /**
     * Objects of the world are kept in hash sets, and their identity hash decides in which order the simulator meets
     * them: another order is another physics. Their own number is a hash that every run agrees on.
     */
    private static byte[] stableHash(ByteBuddy byteBuddy, TypePool pool, ClassFileLocator locator) {
        try {
            return byteBuddy
                    .redefine(pool.describe(WORLD_OBJECT).resolve(), locator)
                    .defineMethod("hashCode", int.class, Visibility.PUBLIC)
                    .intercept(MethodCall.invoke(Long.class.getMethod("hashCode", long.class))
                            .withMethodCall(MethodCall.invoke(pool.describe(WORLD_OBJECT)
                                    .resolve()
                                    .getDeclaredMethods()
                                    .filter(ElementMatchers.named("uuid").and(ElementMatchers.takesNoArguments()))
                                    .getOnly())))
                    .make()
                    .getBytes();
        } catch (NoSuchMethodException e) {
            throw new CairnException("Long.hashCode(long) is gone", e);
        }
    }

    /** The simulator would write a file of type numbers into the user's working directory. */
    private static byte[] noTypeIdFile(ByteBuddy byteBuddy, TypePool pool, ClassFileLocator locator) {
        return byteBuddy
                .redefine(pool.describe(TYPE_IDS).resolve(), locator)
                .method(ElementMatchers.named("save"))
                .intercept(StubMethod.INSTANCE)
                .make()
                .getBytes();
    }
}
