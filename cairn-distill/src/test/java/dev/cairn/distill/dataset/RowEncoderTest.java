package dev.cairn.distill.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Example;
import dev.cairn.core.io.Json;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowEncoderTest {
    private static final String CHARACTERS = "abc XYZ~!#\"\\\n\t\r\b\f\u0001\u001f\u007f\u0080é“→";

    @Test
    void rowIsWrittenAsPythonWritesIt() {
        assertThat(line(row("a \"b\"\n</s> é", "GO(x)", 3)))
                .isEqualTo("{\"input\": \"a \\\"b\\\"\\n</s> \\u00e9\", \"target\": \"GO(x)\", \"task_id\": 3,"
                        + " \"variation_id\": 14, \"task_real_id\": \"4-1\"}\n");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void anyTextIsReadBackAsItWas(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Row row = row(text(random), text(random), i);
            String line = line(row);

            assertThat(line.strip()).as("seed %d, row %d", seed, i).isPrintable();
            assertThat(Json.mapper().readValue(line, Example.class)).isEqualTo(row.example());
        }
    }

    @Test
    void learntPartEndsBehindTheTarget() {
        RowEncoder encoder = new RowEncoder();
        int end = encoder.add(row("in", "out", 3));

        assertThat(new String(encoder.bytes(), 0, end, US_ASCII)).isEqualTo("{\"input\": \"in\", \"target\": \"out");
    }

    @Test
    void aTextThatComesAgainIsWrittenAgain() {
        String shared = "a \"b\"";
        RowEncoder encoder = new RowEncoder();
        encoder.add(row(shared, "x", 1));
        int first = encoder.size();
        encoder.add(row(shared, "x", 1));

        String lines = new String(encoder.bytes(), 0, encoder.size(), US_ASCII);
        assertThat(lines.substring(first)).isEqualTo(lines.substring(0, first));
        assertThat(encoder.inputLength()).isEqualTo(shared.length());
    }

    @Test
    void numbersAreWrittenAndCounted() {
        RowEncoder encoder = new RowEncoder();
        encoder.add(new Row(
                out -> {
                    out.text("Time: ");
                    out.number(-12);
                },
                "x",
                1,
                2,
                "1-1"));

        assertThat(new String(encoder.bytes(), 0, encoder.size(), US_ASCII)).startsWith("{\"input\": \"Time: -12\", ");
        assertThat(encoder.inputLength()).isEqualTo(9);
    }

    private static Row row(String input, String target, int taskId) {
        return new Row(out -> out.text(input), target, taskId, 14, "4-1");
    }

    private static String line(Row row) {
        RowEncoder encoder = new RowEncoder();
        encoder.add(row);
        return new String(encoder.bytes(), 0, encoder.size(), US_ASCII);
    }

    /** Long plain stretches with something to escape here and there, so that every position in a word of eight occurs. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int plain = random.nextInt(4) == 0 ? 1 : 25;
        for (int length = random.nextInt(60); length > 0; length--) {
            int from = random.nextInt(plain) == 0 ? CHARACTERS.length() : 7;
            text.append(CHARACTERS.charAt(random.nextInt(from)));
        }
        return text.toString();
    }
}
