package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The packages that the module exports to everybody are small, and keep what 0.1.0 has: each public and protected member is a line of a
 * file. What is gone from it breaks programs, and what is new belongs into it. {@code -Dapi.update=true} writes the file.
 */
class ApiTest {

    private static final Path FILE = Path.of("src/test/resources/api/0.1.0.txt");
    private static final int MOST_TYPES = 25;

    @Test
    void theApiIsThatOf010() throws Exception {
        String found = api();
        if (Boolean.getBoolean("api.update")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, found);
        }
        assertThat(found).isEqualTo(Files.readString(FILE));
    }

    @Test
    void fewTypesAreVisible() throws Exception {
        List<String> types = types().stream()
                .filter(type -> type.getEnclosingClass() == null)
                .map(Class::getName)
                .toList();
        assertThat(types).hasSizeGreaterThan(20).hasSizeLessThanOrEqualTo(MOST_TYPES);
    }

    private static String api() throws Exception {
        TreeSet<String> lines = new TreeSet<>();
        for (Class<?> type : types()) {
            lines.addAll(describe(type));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Those that every other module can see. */
    private static List<Class<?>> types() throws Exception {
        Path classes = Path.of(T5Model.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> types = new ArrayList<>();
        for (String name : exported(classes)) {
            for (Path file : list(classes.resolve(name.replace('.', '/')))) {
                String path = classes.relativize(file).toString();
                Class<?> type = Class.forName(
                        path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.'));
                if (visible(type)) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    private static List<String> exported(Path classes) throws IOException {
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .toList();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".class") && !file.endsWith("package-info.class"))
                    .toList();
        }
    }

    private static boolean visible(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return !type.isAnonymousClass()
                && visible(type.getModifiers())
                && (outer == null || (type.getEnclosingMethod() == null && visible(outer)));
    }

    private static boolean visible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static List<String> describe(Class<?> type) {
        Stream<String> self =
                Stream.of(type.toGenericString().replaceAll("\\b(non-)?sealed ", "") // Not in every version of Java.
                        + Stream.concat(
                                        Stream.ofNullable(type.getGenericSuperclass()),
                                        Arrays.stream(type.getGenericInterfaces()))
                                .map(Type::getTypeName)
                                .collect(Collectors.joining(", ", " <: ", "")));
        Stream<Member> members = Stream.of(
                        type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
                .flatMap(Arrays::stream);
        return Stream.concat(
                        self,
                        members.filter(member -> visible(member.getModifiers()) && !member.isSynthetic())
                                .map(member -> type.getName() + ": " + text(member)))
                .toList();
    }

    private static String text(Member member) {
        if (member instanceof Method method) {
            return method.toGenericString();
        }
        if (member instanceof Constructor<?> constructor) {
            return constructor.toGenericString();
        }
        return ((Field) member).toGenericString();
    }
}
