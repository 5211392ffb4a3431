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
        assertThat(line(new Example("a \"b\"\n</s> é", "GO(x)", 3, 14, "4-1")))
                .isEqualTo("{\"input\": \"a \\\"b\\\"\\n</s> \\u00e9\", \"target\": \"GO(x)\", \"task_id\": 3,"
                        + " \"variation_id\": 14, \"task_real_id\": \"4-1\"}\n");
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void anyTextIsReadBackAsItWas(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Example row = new Example(text(random), text(random), i, 0, "1-1");
            String line = line(row);

            assertThat(line.strip()).as("seed %d, row %d", seed, i).isPrintable();
            assertThat(Json.mapper().readValue(line, Example.class)).isEqualTo(row);
        }
    }

    @Test
    void learntPartEndsBehindTheTarget() {
        RowEncoder encoder = new RowEncoder();
        int end = encoder.add(new Example("in", "out", 3, 14, "4-1"));

        assertThat(new String(encoder.bytes(), 0, end, US_ASCII)).isEqualTo("{\"input\": \"in\", \"target\": \"out");
    }

    private static String line(Example row) {
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
