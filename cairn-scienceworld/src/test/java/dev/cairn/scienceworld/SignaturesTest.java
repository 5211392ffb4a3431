package dev.cairn.scienceworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scienceworld.struct.EnvObject;

/** The signatures that Cairn is compiled against are those of the jar. */
class SignaturesTest {
    static Stream<String> classes() throws IOException {
        URI place = URI.create(EnvObject.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            return names(path).stream();
        }
        try (FileSystem jar = FileSystems.newFileSystem(path, Map.of())) {
            return names(jar.getPath("/")).stream();
        }
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("module-info.class"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void everyMemberIsInTheJar(String name) throws Exception {
        URL[] jar = {TestJar.JAR.path().toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
            Class<?> real = loader.loadClass(name);
            Class<?> signature = Class.forName(name, false, getClass().getClassLoader());
            assertThat(real.isInterface()).isEqualTo(signature.isInterface());
            for (Method method : signature.getDeclaredMethods()) {
                Method other = real.getMethod(method.getName(), in(loader, method.getParameterTypes()));
                assertThat(other.getReturnType().getName())
                        .isEqualTo(method.getReturnType().getName());
            }
            for (Field field : signature.getDeclaredFields()) {
                assertThat(real.getField(field.getName()).getType().getName())
                        .isEqualTo(field.getType().getName());
            }
            for (Constructor<?> constructor : signature.getConstructors()) {
                if (constructor.getParameterCount() > 0) {
                    assertThat(real.getConstructor(in(loader, constructor.getParameterTypes())))
                            .isNotNull();
                }
            }
        }
    }

    private static Class<?>[] in(ClassLoader loader, Class<?>[] types) {
        return Arrays.stream(types).map(type -> in(loader, type)).toArray(Class<?>[]::new);
    }

    private static Class<?> in(ClassLoader loader, Class<?> type) {
        try {
            return type.isPrimitive() ? type : Class.forName(type.getName(), false, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(type + " is not in the jar", e);
        }
    }
}
