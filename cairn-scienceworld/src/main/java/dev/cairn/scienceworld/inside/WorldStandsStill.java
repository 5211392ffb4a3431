package dev.cairn.scienceworld.inside;

import net.bytebuddy.asm.Advice;

/** Around methods that only read the world: names need to be looked up once. */
public final class WorldStandsStill {
    private WorldStandsStill() {}

    @Advice.OnMethodEnter
    public static boolean enter() {
        return hold();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    public static void exit(@Advice.Enter boolean before) {
        release(before);
    }

    public static boolean hold() {
        return EnvironmentState.current().referents.hold();
    }

    public static void release(boolean before) {
        EnvironmentState.current().referents.release(before);
    }
}
