package dev.cairn.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Choice;
import dev.cairn.core.SubGoal;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no record is refused by the reader, with its file, line and field, so that no caller has to ask. */
class JsonFaultTest {
    private record Inner(int number, double share) {}

    private record Outer(
            Inner inner,
            List<String> names,
            Map<String, Inner> more,
            Optional<String> note,
            Optional<Inner> other,
            SubGoal goal,
            Choice choice) {}

    private static final String WHOLE = """
            {"inner": {"number": 3, "share": 0.5},
            "names": ["a", "b"],
            "more": {"x": {"number": 1, "share": 2}},
            "note": null,
            "other": {"number": 4, "share": 1e-3},
            "goal": "find(cup)",
            "choice": "first"}
            """;

    @TempDir
    private Path folder;

    @Test
    void optionalsMayBeNullAndWholeNumbersAreNumbers() throws IOException {
        Outer outer = read(WHOLE);
        assertThat(outer.note()).isEmpty();
        assertThat(outer.other()).contains(new Inner(4, 0.001));
        assertThat(outer.more()).containsEntry("x", new Inner(1, 2.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"number\": 3, \"share\": 0.5}|null|line 1|field 'inner': null",
                "\"number\": 3|\"number\": null|line 1|field 'inner.number'",
                "\"share\": 0.5|\"share\": null|line 1|field 'inner.share'",
                "\"number\": 3, |``|line 1|field 'inner.number': missing",
                "\"number\": 3|\"number\": \"3\"|line 1|field 'inner.number'",
                "\"number\": 3|\"number\": 3.5|line 1|field 'inner.number'",
                "\"number\": 3|\"number\": 99999999999|line 1|out of range",
                "\"number\": 3|\"number\": 3, \"number\": 3|line 1|Duplicate field 'number'",
                "\"number\": 3|\"numbr\": 3|line 1|field 'inner.number': missing",
                "\"number\": 3|\"number\": 3, \"numbr\": 3|line 1|field 'inner.numbr': unknown; did you mean 'number'?",
                "\"share\": 0.5|\"share\": 1e999|line 1|a number out of range",
                "\"share\": 0.5|\"share\": NaN|line 1|NaN",
                "\"share\": 0.5|\"share\": \"NaN\"|line 1|field 'inner.share'",
                "\"share\": 0.5|\"share\": true|line 1|field 'inner.share'",
                "\"share\": 0.5|\"share\": \"1\"|line 1|field 'inner.share': a value of the wrong kind, string",
                "{\"number\": 3, \"share\": 0.5}|7|line 1|field 'inner': a value of the wrong kind",
                "[\"a\", \"b\"]|[\"a\", null]|line 2|field 'names",
                "[\"a\", \"b\"]|null|line 2|field 'names': null",
                "[\"a\", \"b\"]|\"a\"|line 2|field 'names'",
                "{\"number\": 1, \"share\": 2}|null|line 3|field 'more",
                "\"find(cup)\"|null|line 6|field 'goal': null",
                "\"find(cup)\"|\" \"|line 6|field 'goal': a sub-goal needs a text",
                "\"first\"|null|line 7|field 'choice': null",
                "\"first\"|\"frist\"|line 7|field 'choice': unknown choice 'frist'",
                "\"first\"}|\"first\"} {}|line 7|Trailing token",
                "\"first\"}|\"first\"|line 8|Unexpected end-of-input"
            })
    void aFaultIsNamedWithFileLineAndField(String from, String to, String line, String reason) {
        assertThat(WHOLE).contains(from);
        assertThatThrownBy(() -> read(WHOLE.replace(from, to)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("outer.json, " + line)
                .hasMessageContaining(reason)
                .hasMessageEndingWith("; write it again");
    }

    @Test
    void aFileOfNullIsNoRecord() {
        assertThatThrownBy(() -> read("null"))
                .hasMessageContaining("outer.json, line 1")
                .hasMessageContaining("it is null");
        assertThatThrownBy(() -> read("")).hasMessageContaining("outer.json, line 1");
    }

    @Test
    void aNullLineOrFieldOfARecordOfCairnsIsRefused() throws IOException {
        Path file = folder.resolve("v.jsonl");
        String good =
                "{\"task\": {\"index\": 0, \"name\": \"boil\", \"code\": \"1-1\"}, \"number\": 0, \"split\": \"train\"}";
        Files.writeString(file, good + "\n" + good.replace("\"train\"", "null") + "\n");
        assertThatThrownBy(() -> Jsonl.read(file, Variation.class))
                .hasMessageContaining("v.jsonl, line 2")
                .hasMessageContaining("field 'split': null");
        Files.writeString(file, good + "\nnull\n");
        assertThatThrownBy(() -> Jsonl.read(file, Variation.class)).hasMessageContaining("v.jsonl, line 2");
    }

    @Test
    void aReasonGivesNoAdviceToProgrammers() {
        for (String text :
                List.of(WHOLE + "3", WHOLE.replace("3,", "3.5,"), WHOLE.replace("0.5", "NaN"), "\"x\"", "[]")) {
            assertThatThrownBy(() -> read(text))
                    .satisfies(e ->
                            assertThat(e.getMessage()).doesNotContain("Feature", "Coercion", "Creator", "constructor"));
        }
    }

    @Test
    void aReasonIsNoLongerThanAScreen() {
        assertThatThrownBy(() -> read("{\"" + "x".repeat(100_000) + "\": 1}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(800));
    }

    private Outer read(String text) throws IOException {
        return Json.read(Files.writeString(folder.resolve("outer.json"), text), Outer.class, "write it again");
    }
}
