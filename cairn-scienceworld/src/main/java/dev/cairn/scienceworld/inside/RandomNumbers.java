package dev.cairn.scienceworld.inside;

import java.util.Random;
import net.bytebuddy.implementation.bind.annotation.FieldValue;
import net.bytebuddy.implementation.bind.annotation.This;

/** The generator behind the global {@code scala.util.Random}, for each environment. */
public final class RandomNumbers {
    private RandomNumbers() {}

    public static Random self(@This Object owner, @FieldValue("self") Random own) {
        return owner == scala.util.Random$.MODULE$ ? EnvironmentState.current().random : own;
    }
}
