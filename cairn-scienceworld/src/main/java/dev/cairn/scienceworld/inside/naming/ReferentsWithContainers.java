package dev.cairn.scienceworld.inside.naming;

import dev.cairn.scienceworld.inside.EnvironmentState;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Set;
import scienceworld.struct.EnvObject;

/** {@code EnvObject.getReferentsWithContainers}: the remembered set. */
public final class ReferentsWithContainers {
    private ReferentsWithContainers() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    public static Set<?> enter(@Advice.This EnvObject object, @Advice.Argument(0) EnvObject perspective) {
        return of(object, perspective);
    }

    @Advice.OnMethodExit
    @SuppressWarnings({"ParameterNotNullable", "UnusedVariable"})
    public static void exit(
            @Advice.Enter @Nullable Set<?> known, @Advice.Return(readOnly = false) @Nullable Set<?> result) {
        if (known != null) {
            result = known;
        }
    }

    public static Set<?> of(EnvObject object, EnvObject perspective) {
        return EnvironmentState.current().referents.names(object, perspective).names.set;
    }
}
