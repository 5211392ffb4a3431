package dev.cairn.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamedKeysTest {
    @RenamedKey(old = "turns", now = "'steps'")
    @RenamedKey(old = "time", now = "'step', counted from 0")
    private record Walk(int steps) {}

    @Test
    void anOldKeyIsToldByItsNewNameAndAnotherIsNot() {
        assertThat(RenamedKeys.message(Walk.class, "turns")).contains("'turns' is now 'steps'");
        assertThat(RenamedKeys.message(Walk.class, "time")).contains("'time' is now 'step', counted from 0");
        assertThat(RenamedKeys.message(Walk.class, "tuns")).isEmpty();
    }

    @Test
    void aLineWithAnOldKeyIsRefusedWithTheNewName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("walks.jsonl"), "{\"steps\": 1}\n{\"turns\": 1}\n");
        assertThatThrownBy(() -> Jsonl.read(file, Walk.class))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("walks.jsonl, line 2")
                .hasMessageContaining("'turns' is now 'steps'");
    }
}
