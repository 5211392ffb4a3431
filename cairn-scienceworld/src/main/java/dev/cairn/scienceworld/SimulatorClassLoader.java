package dev.cairn.scienceworld;

import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import dev.cairn.scienceworld.weave.Change;
import dev.cairn.scienceworld.weave.Weaver;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Set;

/**
 * Loads the simulator apart from everything else, so that its Scala library meets no other: its own classes from the
 * jar, some of them changed, and with them Cairn's classes of the package {@code inside}. Many sessions, in many
 * threads, share one loader and what the JVM has compiled of it.
 */
final class SimulatorClassLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final ClassLoader HOST = SimulatorClassLoader.class.getClassLoader();
    private static final String SESSION = Weaver.INSIDE + ".Session";

    private final ScienceWorldJar jar;
    private final Map<String, byte[]> changed;

    private SimulatorClassLoader(ScienceWorldJar jar, URL url, Map<String, byte[]> changed) {
        super("scienceworld", new URL[] {url}, ClassLoader.getPlatformClassLoader());
        this.jar = jar;
        this.changed = changed;
    }

    static SimulatorClassLoader open(ScienceWorldJar jar, Set<Change> changes) {
        try {
            return new SimulatorClassLoader(jar, jar.path().toUri().toURL(), Weaver.weave(jar.path(), changes));
        } catch (MalformedURLException e) {
            throw new CairnException("cannot open " + jar.path(), e);
        }
    }

    /** @throws UserException if the jar has not what a session calls */
    SimulatorSession session() {
        try {
            return (SimulatorSession) loadClass(SESSION).getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof LinkageError missing) {
                throw unusable(missing);
            }
            throw new CairnException("cannot start the simulator in " + jar.path() + ": " + e.getCause(), e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw unusable(e);
        }
    }

    /** Cairn's own of the package {@code inside} first: where Cairn is a module, the platform's loader finds those of the module. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(Weaver.INSIDE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.equals(SimulatorSession.class.getName())) {
            return SimulatorSession.class;
        }
        byte[] code = name.startsWith(Weaver.INSIDE) ? ownCode(name) : changed.get(name);
        return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length);
    }

    private static byte[] ownCode(String name) throws ClassNotFoundException {
        try (InputStream in = HOST.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private UserException unusable(Throwable cause) {
        return new UserException(jar.path() + " cannot be used as ScienceWorld: " + cause, cause);
    }
}
