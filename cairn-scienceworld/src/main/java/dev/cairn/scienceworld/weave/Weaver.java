package dev.cairn.scienceworld.weave;

import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.pool.TypePool;

/** Makes changed class files from a jar; the jar itself stays as it is. */
public final class Weaver {
    /** Package of the classes that the changed methods call. */
    public static final String INSIDE = "dev.cairn.scienceworld.inside";

    private Weaver() {}

    /**
     * Class files with {@code changes} made, by class name.
     *
     * @throws UserException if the jar has not the classes and methods that are to be changed
     */
    public static Map<String, byte[]> weave(Path jar, Set<Change> changes) {
        try (ClassFileLocator classes = new ClassFileLocator.Compound(
                ClassFileLocator.ForJarFile.of(jar.toFile()),
                ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader()))) {
            TypePool types = TypePool.Default.of(classes);
            ByteBuddy byteBuddy = new ByteBuddy(ClassFileVersion.JAVA_V8).with(TypeValidation.DISABLED);
            Map<String, DynamicType.Builder<?>> builders = new LinkedHashMap<>();
            for (Change change : changes) {
                for (Interception interception : change.interceptions()) {
                    DynamicType.Builder<?> builder = builders.computeIfAbsent(
                            interception.target(),
                            name -> byteBuddy.redefine(types.describe(name).resolve(), classes));
                    builders.put(interception.target(), interception.step().apply(builder, types, classes));
                }
            }
            Map<String, byte[]> code = new HashMap<>();
            builders.forEach((name, builder) -> code.put(name, builder.make().getBytes()));
            return code;
        } catch (IOException | IllegalStateException e) {
            throw new UserException(
                    "cannot change the classes in " + jar + " as they are loaded: " + e.getMessage()
                            + ". Is it a ScienceWorld 1.2.x jar?",
                    e);
        }
    }
}
