package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The packages that programs build on keep what 0.1.0 has: each public and protected member is a line of a file. What is gone from it
 * breaks programs, and what is new belongs into it. {@code -Dapi.update=true} writes the file.
 */
class ApiTest {

    private static final Path FILE = Path.of("src/test/resources/api/0.1.0.txt");
    private static final String FRONT = "dev/cairn/t5";
    private static final List<String> PACKAGES = List.of("", "train", "train/optimizer", "lora", "metric");

    @Test
    void theApiIsThatOf010() throws Exception {
        String found = api();
        if (Boolean.getBoolean("api.update")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, found);
        }
        assertThat(found).isEqualTo(Files.readString(FILE));
    }

    private static String api() throws Exception {
        Path classes = Path.of(T5Model.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        TreeSet<String> lines = new TreeSet<>();
        for (String name : PACKAGES) {
            Path folder = classes.resolve(FRONT).resolve(name);
            for (Path file : list(folder)) {
                String path = classes.relativize(file).toString();
                Class<?> type = Class.forName(
                        path.substring(0, path.length() - ".class".length()).replace('/', '.'));
                if (visible(type)) {
                    lines.addAll(describe(type));
                }
            }
        }
        return String.join("\n", lines) + "\n";
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
