package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class T5TokenizerTest {

    private static T5Tokenizer tokenizer;

    @TempDir
    Path dir;

    @BeforeAll
    static void load() {
        tokenizer = T5Tokenizer.load(Golden.path("tokenizer"));
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokenizer", "unigram"})
    void idsAndTextsAreThoseOfPython(String name) {
        JsonNode cases = Golden.json(name + "/encoded.json");
        assertThat(cases).hasSizeGreaterThan(25);
        try (T5Tokenizer loaded = T5Tokenizer.load(Golden.path(name))) {
            for (JsonNode odd : cases) {
                int[] ids = Golden.ints(odd.path("ids"));
                String text = odd.path("text").asText();
                assertThat(loaded.encode(text, 1000)).as(text).isEqualTo(ids);
                assertThat(loaded.decode(ids, false))
                        .isEqualTo(odd.path("decoded").asText());
                assertThat(loaded.decode(ids, true))
                        .isEqualTo(odd.path("decodedWithoutSpecial").asText());
            }
        }
    }

    @Test
    void anyText_comesBackByteForByte() {
        long seed = Long.getLong("cairn.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            String text = random.ints(random.nextInt(40), 1, Character.MAX_CODE_POINT)
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            int[] ids = tokenizer.encode(text, 1000);
            assertThat(tokenizer.decode(Arrays.copyOf(ids, ids.length - 1), false))
                    .as("repeat with -Dcairn.seed=%d", seed)
                    .isEqualTo(text);
        }
    }

    @Test
    void longText_isCutOnTheRightAndKeepsTheEndToken() {
        int[] whole = tokenizer.encode("open the door to the kitchen", 100);
        int[] cut = tokenizer.encode("open the door to the kitchen", 4);

        assertThat(cut).hasSize(4).endsWith(1);
        assertThat(cut).startsWith(whole[0], whole[1], whole[2]);
        assertThat(tokenizer.encode("open the door to the kitchen", whole.length))
                .isEqualTo(whole);
        assertThat(tokenizer.encode("open", 1)).containsExactly(1);
    }

    @Test
    void specialTokensWrittenOut_areSingleIds() {
        assertThat(tokenizer.encode("</s><extra_id_99>", 10)).containsExactly(1, tokenizer.vocabSize() - 1, 1);
    }

    @Test
    void savedTokenizer_encodesAlike() {
        tokenizer.save(dir);
        try (T5Tokenizer copy = T5Tokenizer.load(dir)) {
            assertThat(copy.encode("pick up the pot", 50)).isEqualTo(tokenizer.encode("pick up the pot", 50));
        }
    }

    @Test
    void missingOrMalformedFile_isNamed() throws IOException {
        Path file = dir.resolve("tokenizer.json");
        assertThatThrownBy(() -> T5Tokenizer.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(file.toString());
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> T5Tokenizer.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("no model.vocab")
                .hasMessageContaining(file.toString());
        Files.writeString(file, "{\"model\": {\"type\": \"none\", \"vocab\": {\"a\": 0}}}");
        assertThatThrownBy(() -> T5Tokenizer.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(file.toString());
    }
}
