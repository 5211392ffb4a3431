package dev.cairn.scienceworld.inside;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scienceworld.runtime.pythonapi.PythonInterface;

/** Finds methods of the Python interface by name and arguments, as Python's bridge to Java does. */
final class PythonMethods {
    /** All but {@code shutdown}, which would end the JVM. */
    private static final List<Method> METHODS = Arrays.stream(PythonInterface.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
            .filter(method -> !method.getName().equals("shutdown"))
            .toList();

    private PythonMethods() {}

    static Method find(String name, @Nullable Object[] arguments) throws NoSuchMethodException {
        for (Method method : METHODS) {
            if (method.getName().equals(name) && fits(method.getParameterTypes(), arguments)) {
                return method;
            }
        }
        String types = Arrays.stream(arguments)
                .map(argument -> argument == null ? "null" : argument.getClass().toString())
                .collect(Collectors.joining(", "));
        throw new NoSuchMethodException("Method " + name + "([" + types + "]) does not exist");
    }

    private static boolean fits(Class<?>[] types, @Nullable Object[] arguments) {
        if (types.length != arguments.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            Object argument = arguments[i];
            if (argument == null ? types[i].isPrimitive() : !boxed(types[i]).isInstance(argument)) {
                return false;
            }
        }
        return true;
    }

    /** The three that the interface takes. */
    private static Class<?> boxed(Class<?> type) {
        if (type == int.class) {
            return Integer.class;
        }
        if (type == boolean.class) {
            return Boolean.class;
        }
        return type == double.class ? Double.class : type;
    }
}
