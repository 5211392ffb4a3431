package dev.cairn.scienceworld.inside.naming;

import dev.cairn.scienceworld.inside.EnvironmentState;
import net.bytebuddy.asm.Advice;
import scala.collection.immutable.Set;
import scienceworld.struct.EnvObject;

/** {@code EnvObject.getReferentsWithContainers}: the remembered set. */
public final class ReferentsWithContainers {
    private ReferentsWithContainers() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    public static Set<?> enter(@Advice.This EnvObject object, @Advice.Argument(0) EnvObject perspective) {
        return of(object, perspective);
    }

    public static Set<?> of(EnvObject object, EnvObject perspective) {
        return EnvironmentState.current().referents.names(object, perspective).names.set;
    }
}
