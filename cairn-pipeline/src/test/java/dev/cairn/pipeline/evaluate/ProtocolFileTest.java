package dev.cairn.pipeline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.toy.ToyWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFileSaysWhatDiffersFromAPreset() throws IOException {
        Protocol protocol = read("name: short\nmoves: 20\nsteps: 40\nplateau-steps: 0\n");
        assertThat(protocol.limits().moves()).isEqualTo(20);
        assertThat(protocol.limits().steps()).isEqualTo(40);
        assertThat(protocol.plateauSteps()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"rounds, steps", "plateau-rounds, plateau-steps", "repetition-rounds, repetition-steps"})
    void anOldKeyIsAnErrorThatNamesTheNewOne(String old, String now) {
        assertThatThrownBy(() -> read("name: short\n" + old + ": 20\n"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("'" + old + "' is now '" + now + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seeds: []           | seeds is empty
            episodes: {}        | episodes has no variation
            episodes: {find: []} | episodes has no variation
            """)
    void aListWithNothingInItIsNamed(String line, String reason) {
        assertThatThrownBy(() -> read("name: short\n" + line + "\n"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(reason);
    }

    private Protocol read(String yaml) throws IOException {
        return ProtocolFile.read(Files.writeString(folder.resolve("short.yaml"), yaml), new ToyWorld());
    }
}
