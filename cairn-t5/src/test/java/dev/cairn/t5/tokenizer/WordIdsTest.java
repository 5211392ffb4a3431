package dev.cairn.t5.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.cairn.t5.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordIdsTest {
    private static final Path FOLDER = Golden.path("tokenizer");

    /** What prompts are made of, and what words are told apart by. */
    private static final String[] PIECES = {
        "metal pot",
        "thermometer",
        "x",
        "'s",
        "'ll",
        "'",
        "70",
        "3.5",
        "+8:",
        "#",
        " ",
        "  ",
        "\n",
        "\n\n ",
        "\t",
        "<",
        ">",
        "< ",
        "unknown substance B",
        "MOVE(",
        ")",
        ",",
        "_",
        "-",
        "~",
        "it's",
        "<extra_id_",
        "</",
        "s>",
        "Zq9"
    };

    @Test
    void theyAreThoseOfTheWholeText() throws IOException {
        long seed = Long.getLong("cairn.seed", System.nanoTime());
        Random random = new Random(seed);
        try (HuggingFaceTokenizer whole = HuggingFaceTokenizer.newInstance(FOLDER.resolve("tokenizer.json"))) {
            WordIds words =
                    WordIds.of(TokenizerFiles.read(FOLDER), wordsOf(whole)).orElseThrow();
            int answered = 0;
            for (int i = 0; i < 2000; i++) {
                StringBuilder text = new StringBuilder();
                for (int piece = random.nextInt(20); piece > 0; piece--) {
                    text.append(PIECES[random.nextInt(PIECES.length)]);
                }
                int[] ids = words.of(text.toString()).orElse(null);
                if (ids != null) {
                    answered++;
                    assertThat(ids)
                            .as("seed %d: %s", seed, text)
                            .isEqualTo(ints(
                                    whole.encode(text.toString(), true, false).getIds()));
                }
            }
            assertThat(answered).isGreaterThan(1500);
        }
    }

    private static int[] ints(long[] ids) {
        return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"go</s>", "<extra_id_7> go", "café", "a\u00a0b", "🙂", "a\rb", "\u001c"})
    void textsThatAreNotPlainAreLeftToTheLibrary(String text) {
        WordIds words =
                WordIds.of(TokenizerFiles.read(FOLDER), word -> new long[0]).orElseThrow();
        assertThat(words.of(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '"add_prefix_space" : false' | '"add_prefix_space" : true'
            '"normalizer" : null'        | '"normalizer" : {"type" : "Lowercase"}'
            '"dropout" : null'           | '"dropout" : 0.1'
            '"ignore_merges" : false'    | '"ignore_merges" : true'
            """)
    void othersThanCairnMakesHaveNone(String field, String other) throws IOException {
        String json = new String(TokenizerFiles.read(FOLDER).bytes(), StandardCharsets.UTF_8);
        String changed = json.replaceFirst(field, other);
        assertThat(changed).isNotEqualTo(json);
        assertThat(WordIds.of(TokenizerJson.of(changed.getBytes(StandardCharsets.UTF_8)), word -> new long[0]))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unigram", "spiece"})
    void piecesOfUnigramsDependOnTheirNeighbours(String name) {
        assertThat(WordIds.of(TokenizerFiles.read(Golden.path(name)), word -> new long[0]))
                .isEmpty();
    }

    private static Function<String, long[]> wordsOf(HuggingFaceTokenizer tokenizer) {
        return word -> tokenizer.encode(word, false, false).getIds();
    }
}
