package dev.cairn.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoneItemsTest {
    record Done(String item) {}

    @TempDir
    Path run;

    @Test
    void goesOnBehindTheFirstItems() throws IOException {
        assertThat(done(List.of("a", "b", "c"), "a", "b")).isEqualTo(2);
        assertThat(done(List.of("a", "b"), "a", "b")).isEqualTo(2);
        assertThat(done(List.of("a", "b"))).isZero();
    }

    @Test
    void linesThatWereDoubledMovedOrLostAreFoundWhereTheyStand() throws IOException {
        assertThatThrownBy(() -> done(List.of("a", "b", "c"), "a", "a"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s, line 2: the record of a is there where that of b was to come, so the file is not as the run left it;"
                                + " delete %s and run the same command again",
                        run.resolve("one.jsonl"), run.toAbsolutePath());
        assertThatThrownBy(() -> done(List.of("a", "b", "c"), "b", "a"))
                .hasMessageContaining("line 1: the record of b is there where that of a was to come");
        assertThatThrownBy(() -> done(List.of("a", "b", "c"), "a", "c"))
                .hasMessageContaining("line 2: the record of c is there where that of b was to come");
        assertThatThrownBy(() -> done(List.of("a"), "a", "b"))
                .hasMessageContaining("line 2: the record of b is there behind the last one of the run");
    }

    @Test
    void twoLogsShareTheItemsAlsoWhereSomeHaveTheSameName() throws IOException {
        // the first "a" is in the second log, which only the last record tells
        DoneItems.Log cut = log("cut.jsonl", "b", "a");
        DoneItems.Log left = log("left.jsonl", "a", "c");
        assertThat(DoneItems.count(List.of("a", "b", "a", "c", "d"), Function.identity(), cut, left))
                .isEqualTo(4);
        assertThatThrownBy(() -> DoneItems.count(List.of("a", "b", "d"), Function.identity(), cut, left))
                .hasMessageContaining("where that of d was to come");
    }

    private int done(List<String> items, String... records) throws IOException {
        return DoneItems.count(items, Function.identity(), log("one.jsonl", records));
    }

    private DoneItems.Log log(String name, String... records) throws IOException {
        Path file = run.resolve(name);
        StringBuilder lines = new StringBuilder();
        for (String record : records) {
            lines.append("{\"item\": \"").append(record).append("\"}\n");
        }
        Files.writeString(file, lines);
        return DoneItems.Log.read(file, Done.class, Done::item);
    }
}
