package dev.cairn.spark.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Loads Cairn from the folder of its jars, apart from Spark's libraries, and shares with Spark's side this package alone. */
final class CairnClasses extends URLClassLoader {
    private static final String SHARED = CairnClasses.class.getPackageName() + ".";

    static {
        registerAsParallelCapable();
    }

    private CairnClasses(URL[] jars) {
        super("cairn", jars, ClassLoader.getPlatformClassLoader());
    }

    /**
     * The classes in a folder.
     *
     * @throws NoCairnException if it is not there, or has no jars
     */
    static CairnClasses in(Path folder) {
        List<URL> jars = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
                for (Path jar : files) {
                    jars.add(jar.toUri().toURL());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (jars.isEmpty()) {
            throw new NoCairnException(folder);
        }
        jars.sort(Comparator.comparing(URL::toString));
        return new CairnClasses(jars.toArray(new URL[0]));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(SHARED)
                ? CairnClasses.class.getClassLoader().loadClass(name)
                : super.loadClass(name, resolve);
    }

    /** There are no jars of Cairn where they should be. */
    static final class NoCairnException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoCairnException(Path folder) {
            super("there is no Cairn in " + folder);
        }
    }
}
