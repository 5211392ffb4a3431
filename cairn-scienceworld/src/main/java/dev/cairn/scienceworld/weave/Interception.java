package dev.cairn.scienceworld.weave;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FieldAccessor;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.pool.TypePool;

/**
 * A change of one class of the simulator.
 *
 * @param target the class that is changed
 */
record Interception(String target, Step step) {
    /** What is done to the class. */
    interface Step {
        DynamicType.Builder<?> apply(DynamicType.Builder<?> builder, TypePool types, ClassFileLocator classes);
    }

    /** Methods that call the methods of the same names in {@code hook} instead. */
    static Interception replace(String target, String hook, String... methods) {
        return new Interception(target, (builder, types, classes) -> {
            DynamicType.Builder<?> changed = builder;
            for (String method : methods) {
                changed = changed.method(named(method)).intercept(delegate(types, hook, method));
            }
            return changed;
        });
    }

    /** Methods that run the enter and exit code of {@code advice} around their own. */
    static Interception around(String target, String advice, String... methods) {
        return new Interception(
                target,
                (builder, types, classes) -> builder.visit(
                        Advice.to(types.describe(advice).resolve(), classes).on(namedOneOf(methods))));
    }

    /** Methods that are skipped where the enter code of {@code advice} has their answer. */
    static Interception known(String target, String advice, String... methods) {
        return new Interception(
                target,
                (builder, types, classes) -> builder.visit(Advice.to(
                                types.describe(advice).resolve(),
                                types.describe(Weaver.INSIDE + ".Known").resolve(),
                                classes)
                        .on(namedOneOf(methods))));
    }

    /** A new method that calls the one of the same name in {@code hook}. */
    static Interception define(String target, String method, Class<?> result, String hook) {
        return new Interception(
                target,
                (builder, types, classes) -> builder.defineMethod(method, result, Visibility.PUBLIC)
                        .intercept(delegate(types, hook, method)));
    }

    /** A method that does nothing. */
    static Interception nothing(String target, String method) {
        return new Interception(
                target,
                (builder, types, classes) -> builder.method(named(method)).intercept(StubMethod.INSTANCE));
    }

    /** New fields. */
    static Interception field(String target, String type, String... names) {
        return new Interception(target, (builder, types, classes) -> {
            TypeDescription description = types.describe(type).resolve();
            DynamicType.Builder<?> changed = builder;
            for (String name : names) {
                changed = changed.defineField(name, description, Visibility.PUBLIC);
            }
            return changed;
        });
    }

    /** A new field with the getter and setter, or the setter alone, of {@code holder}, an interface. */
    static Interception property(String target, String holder) {
        return new Interception(target, (builder, types, classes) -> {
            TypeDescription type = types.describe(holder).resolve();
            var setter = type.getDeclaredMethods()
                    .filter(method -> method.getName().startsWith("set"))
                    .getOnly();
            String bean = setter.getName().substring(3);
            return builder.defineField(
                            Character.toLowerCase(bean.charAt(0)) + bean.substring(1),
                            setter.getParameters().getOnly().getType().asErasure(),
                            Visibility.PUBLIC)
                    .implement(type)
                    .intercept(FieldAccessor.ofBeanProperty());
        });
    }

    private static Implementation delegate(TypePool types, String hook, String method) {
        return MethodDelegation.withDefaultConfiguration()
                .filter(named(method))
                .to(types.describe(hook).resolve());
    }
}
