package dev.cairn.domain.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.CairnException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worlds that hang, run by a shell script or not: nothing is left of them. */
class WorldProgramsTest {
    @TempDir
    private Path folder;

    @Test
    void aWorldThatHangsEndsWithTheJvm() throws Exception {
        endsWithTheJvm(OwnWorld.hanging(folder));
    }

    @Test
    void aWorldThatAScriptRunsEndsWithTheJvm() throws Exception {
        endsWithTheJvm(inAScript(OwnWorld.hanging(folder)));
    }

    private void endsWithTheJvm(String choice) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process jvm = PlayingJvm.start(temporary, PlayingJvm.class, choice);
        ProcessHandle world = OwnWorld.hangingProcess(folder);
        jvm.toHandle().destroy();
        assertThat(PlayingJvm.output(jvm).readLine()).as("told to the player").isNull();
        world.onExit().get(30, TimeUnit.SECONDS);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aWorldThatAScriptRunsIsGivenUpAsAWhole() throws Exception {
        Domain world = OwnWorld.open(inAScript(OwnWorld.hanging(folder)), 10);
        try (TextEnvironment environment = world.open()) {
            environment.reset(world.tasks().variation(world.tasks().byIndex(0), 0), ResetOptions.easy(10));
            String valid = environment.validActions().get(0);
            assertThatThrownBy(() -> environment.step(valid)).isInstanceOf(CairnException.class);
        }
        OwnWorld.hangingProcess(folder).onExit().get(30, TimeUnit.SECONDS);
    }

    private String inAScript(String choice) throws IOException {
        Path script = folder.resolve("run.sh");
        Files.writeString(script, choice.substring("process:".length()) + "\necho ended >&2\n");
        return "process:bash " + script;
    }
}
