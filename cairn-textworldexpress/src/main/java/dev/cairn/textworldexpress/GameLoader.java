package dev.cairn.textworldexpress;

import dev.cairn.core.CairnException;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;

/** Loads the games apart from everything else, so that their Scala library meets no other; tables are read from where they lie. */
final class GameLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    /** Classes that hold names of files. */
    private static final String READERS = "textworldexpress.data.";

    private final Map<String, String> files;

    private GameLoader(URL jar, Map<String, String> files) {
        super("textworldexpress", new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        this.files = files;
    }

    /** @param files where each file lies that the games read, by the name that they give it */
    static GameLoader of(Path jar, Map<String, String> files) {
        try {
            return new GameLoader(jar.toUri().toURL(), files);
        } catch (MalformedURLException e) {
            throw new CairnException("cannot open " + jar, e);
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
