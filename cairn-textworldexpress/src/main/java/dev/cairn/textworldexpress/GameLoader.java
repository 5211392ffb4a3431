package dev.cairn.textworldexpress;

import dev.cairn.core.CairnException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;

/**
 * The games for one session: their problems of arithmetic and sorting are objects that all games of one loader share and change. Only
 * the libraries of the jar are shared by all sessions. Tables are read from where they lie.
 */
final class GameLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final String GAMES = "textworldexpress.";

    /** Classes that hold names of files. */
    private static final String READERS = "textworldexpress.data.";

    private final Map<String, String> files;

    /**
     * @param libraries loads what the games need besides their own classes
     * @param files where each file lies that the games read, by the name that they give it
     */
    GameLoader(URL jar, ClassLoader libraries, Map<String, String> files) {
        super("textworldexpress", new URL[] {jar}, libraries);
        this.files = files;
    }

    /** What all sessions share, apart from everything else, so that its Scala library meets no other. */
    static URLClassLoader libraries(URL jar) {
        return new URLClassLoader("textworldexpress-libraries", new URL[] {jar}, ClassLoader.getPlatformClassLoader());
    }

    static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new CairnException("cannot open " + jar, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(GAMES)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(READERS)) {
            return super.findClass(name);
        }
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = TextConstants.replaced(in.readAllBytes(), files);
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
