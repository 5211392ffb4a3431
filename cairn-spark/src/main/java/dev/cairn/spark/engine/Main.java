package dev.cairn.spark.engine;

import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** What {@code spark-submit} starts: the {@code cairn} command, among Spark's classes. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws ReflectiveOperationException, URISyntaxException {
        CairnClasses cairn = CairnClasses.in(lib());
        Thread.currentThread().setContextClassLoader(cairn);
        try {
            cairn.loadClass("dev.cairn.cli.Cairn")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** The folder of Cairn's jars: that of this one. */
    static Path lib() throws URISyntaxException {
        Path jar = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return jar.toAbsolutePath().resolveSibling(".").normalize();
    }
}
