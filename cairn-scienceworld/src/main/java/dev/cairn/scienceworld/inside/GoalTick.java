package dev.cairn.scienceworld.inside;

import net.bytebuddy.asm.Advice;

/** Around {@code GoalSequence.tick}: each goal asks for everything below the same few objects. */
public final class GoalTick {
    private GoalTick() {}

    @Advice.OnMethodEnter
    public static void enter() {
        begin();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit() {
        end();
    }

    public static void begin() {
        EnvironmentState.current().descendants.open();
    }

    public static void end() {
        EnvironmentState.current().descendants.close();
    }
}
