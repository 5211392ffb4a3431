package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.domain.remote.OwnWorld;
import dev.cairn.domain.remote.PlayingJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalGuardTest {
    @TempDir
    private Path folder;

    /** A JVM under a guard. */
    static final class Guarded {
        private Guarded() {}

        public static void main(String[] arguments) {
            try (SignalGuard ignored = new SignalGuard()) {
                PlayingJvm.main(arguments);
            }
        }
    }

    @Test
    void anInterruptedStageLeavesNoWorldThatHangsAndDoesNotHearThatItIsGone() throws Exception {
        Process jvm = PlayingJvm.start(folder.resolve("temporary"), Guarded.class, OwnWorld.hanging(folder));
        ProcessHandle world = OwnWorld.hangingProcess(folder);
        jvm.toHandle().destroy();
        assertThat(PlayingJvm.output(jvm).readLine()).as("told to the player").isNull();
        assertThat(jvm.waitFor()).isEqualTo(130);
        world.onExit().join();
    }
}
