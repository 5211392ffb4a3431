package dev.cairn.t5.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.t5.Golden;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What would end the process, or take all of its time or memory, in the native library. None of these files gets there. */
class TokenizerJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
            (a+)+b                    ! it repeats what itself varies
            (a|aa)+$                  ! it repeats what itself varies
            (?:a{1,3}){2}             ! it repeats what itself varies
            (?:a?)*                   ! it repeats what itself varies
            \\b+                      ! it repeats what itself varies
            a{2}+                     ! it repeats what is repeated
            \\s+\\s+x                 ! it may backtrack for very long
            a?a?a?a?a?a?a?a?a?a?aaaaa ! it may backtrack for very long
            (a|b|ab)(c|d|cd)(e|f|ef)(g|h|gh)(i|j|ij)(k|l|kl)(m|n|mn)o ! it may backtrack for very long
            a{0,40}a{0,40}b           ! it may backtrack for very long
            (a)\\1                    ! it has the escape \\1
            (?<n>a\\g<n>)             ! it has the escape \\g
            (?x)(                     ! it has a group of the kind (?x
            a{1001}                   ! it has a brace
            []a]                      ! it has empty brackets
            [a                        ! a bracket is not closed
            (a                        ! a parenthesis is not closed
            a)                        ! a parenthesis is closed that was not opened
            a\\                       ! it ends with a backslash
            *a                        ! nothing is there to be repeated
            """)
    void hostilePattern_isRefusedWithItsReason(String pattern, String reason) {
        assertThatThrownBy(() -> PatternCheck.shortest(pattern))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "(?:", "["})
    void deepNesting_isRefused(String open) {
        assertThatThrownBy(() -> PatternCheck.shortest(open.repeat(1300)))
                .hasMessageContaining("nested deeper than 20");
        assertThatThrownBy(() -> PatternCheck.shortest(open.repeat(20000))).hasMessageContaining("characters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '`', textBlock = """
            's|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+ § 1
            (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+ § 1
            [^\\r\\n\\p{L}]?[\\p{Lu}\\p{M}]*[\\p{Ll}\\p{M}]+(?i:'s|'t)?|\\p{N}{1,3} § 1
            ` {2,}`                   § 2
            \\A +| +\\z               § 1
            [[:alpha:]&&[^a]]{3}      § 3
            (?=a)                     § 0
            \\x{41}\\u0042            § 2
            (?>ab)++ § 2
            (?i)ab|c § 1
            (?<word>\\p{L}+)|(?<_2>..) § 1
            """)
    void patternsOfTokenizersInUse_passWithTheLengthTheyMatch(String pattern, int shortest) throws IOException {
        assertThat(PatternCheck.shortest(pattern)).isEqualTo(shortest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            normalizer | {"type": "Replace", "pattern": {"Regex": "a*"}, "content": "b"} | may match nothing
            normalizer | {"type": "Replace", "pattern": {"String": ""}, "content": "b"} | may match nothing
            normalizer | {"type": "Prepend", "prepend": ""} | puts nothing in front
            normalizer | {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "NFKD"}, {"type": "NFKC"}]} | more than 1000 times as long
            normalizer | {"type": "Precompiled", "precompiled_charsmap": ""} | character map of the normaliser is cut
            normalizer | {"type": "Precompiled", "precompiled_charsmap": "?"} | not in base 64
            normalizer | {"type": "Precompiled", "precompiled_charsmap": "BAAAAAAAAAA="} | leads out of itself
            normalizer | {"normalizers": []} | is of the unknown type
            pre_tokenizer | {"type": "FixedLength", "length": 0} | into parts of length 0
            pre_tokenizer | {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "(a+)+b"}}]} | repeats what itself varies
            decoder | {"type": "Strip", "content": "a", "start": 0, "stop": 4000000000} | takes characters away at the end
            decoder | {"type": "Replace", "pattern": {"Regex": "^"}, "content": "b"} | may match nothing
            post_processor | {"type": "TemplateProcessing", "single": [{"Sequence": {"id": "B"}}]} | unknown part
            post_processor | {"type": "TemplateProcessing", "single": [{"Sequence": {"id": "A"}}, {"Sequence": {"id": "A"}}]} | each text once
            post_processor | {"type": "TemplateProcessing", "single": [{"Sequence": {"id": "A"}}, {"SpecialToken": {"id": "x"}}]} | unknown part
            post_processor | {"type": "BertProcessing", "sep": ["x", -1], "cls": ["x", 0]} | has -1 where an id belongs
            """)
    void hostileComponent_isRefusedWithItsReason(String field, String component, String reason) throws IOException {
        ObjectNode root = root();
        root.set(field, JSON.readTree(component));
        refused(root, reason);
    }

    @Test
    void replacementsOfReplacements_areRefused() throws IOException {
        ObjectNode root = root();
        ObjectNode normalizer = root.putObject("normalizer").put("type", "Sequence");
        for (int i = 0; i < 4; i++) {
            normalizer
                    .withArray("normalizers")
                    .addObject()
                    .put("type", "Replace")
                    .put("content", "x".repeat(10))
                    .putObject("pattern")
                    .put("Regex", ".");
        }
        refused(root, "its normalizer may make a text more than 1000 times as long");
    }

    @Test
    void mergeWithoutThePrefix_isRefused() throws IOException {
        ObjectNode root = root();
        root.withObject("model")
                .put("continuing_subword_prefix", "##")
                .put("type", "BPE")
                .withArray("merges")
                .add("a b");
        refused(root, "lacks the continuing_subword_prefix ##");
    }

    @Test
    void sizeAndDepth_areBounded() {
        assertThatThrownBy(() -> TokenizerJson.of("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("nesting depth");
        assertThatThrownBy(() -> TokenizerJson.of("{\"a\": 1, \"a\": 2}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> TokenizerJson.of("[]".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("no JSON object");
    }

    @Test
    void tokensAddedByTheThousands_areBounded() throws IOException {
        ObjectNode root = root();
        for (int i = 0; i < 20_000; i++) {
            root.withArray("added_tokens").addObject().put("id", i);
        }
        assertThat(TokenizerJson.of(JSON.writeValueAsBytes(root)).vocabSize()).isEqualTo(20_000);
        root.withArray("added_tokens").addObject().put("id", 20_000);
        refused(root, "it adds 20001 tokens, and 20000 are the most");
    }

    @Test
    void largestId_countsWhereverItStands() throws IOException {
        ObjectNode root = root();
        assertThat(TokenizerJson.of(JSON.writeValueAsBytes(root)).vocabSize()).isEqualTo(2);
        root.withObject("model").withObject("vocab").put("b", 5000);
        TokenizerJson beyond = TokenizerJson.of(JSON.writeValueAsBytes(root));
        assertThat(beyond.vocabSize()).isEqualTo(5001);
        assertThatThrownBy(() -> T5Config.small(400, 8, 8, 1, 1).requireVocabulary(beyond.vocabSize()))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("5001")
                .hasMessageContaining("400");
        root.set("post_processor", JSON.readTree(TokenizerFiles.endTokenAppended(7000)));
        assertThat(TokenizerJson.of(JSON.writeValueAsBytes(root)).vocabSize()).isEqualTo(7001);
        root.withArray("added_tokens").addObject().put("id", 9000);
        assertThat(TokenizerJson.of(JSON.writeValueAsBytes(root)).vocabSize()).isEqualTo(9001);
        root.withObject("model").withObject("vocab").put("b", 4294967295L);
        refused(root, "its model.vocab has 4294967295 where an id belongs");
    }

    @Test
    void characterMapThatLeadsElsewhere_isRefused() {
        // The first unit leads to the second block of 256, which the map does not have.
        ByteBuffer map = ByteBuffer.allocate(4 + 4 * 256 + 2).order(ByteOrder.LITTLE_ENDIAN);
        map.putInt(4 * 256).putInt(1 << 9 | 1 << 10);
        assertThatThrownBy(() -> CharacterMap.growth(map.array())).hasMessageContaining("leads out of itself");
    }

    @Test
    void damagedCharacterMap_isRefusedOrHarmless() throws IOException {
        long seed = Long.getLong("cairn.seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] json = SentencePieceModel.of(Files.readAllBytes(Golden.path("spiece/spiece.model")))
                .tokenizerJson(0, Map.of());
        byte[] whole = Base64.getDecoder()
                .decode(JSON.readTree(json)
                        .at("/normalizer/precompiled_charsmap")
                        .asText());
        assertThat(CharacterMap.growth(whole)).isEqualTo(4);
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            assertThatCode(() -> {
                        try {
                            CharacterMap.growth(damaged);
                        } catch (IOException e) {
                            assertThat(e).hasMessageContaining("character map");
                        }
                    })
                    .as("repeat with -Dcairn.seed=%d", seed)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void damagedPieces_areRefusedOrHarmless() throws IOException {
        long seed = Long.getLong("cairn.seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(Golden.path("spiece/spiece.model"));
        for (int i = 0; i < 1000; i++) {
            byte[] damaged = Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int change = random.nextInt(4); change >= 0 && damaged.length > 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> {
                        try {
                            TokenizerJson.of(SentencePieceModel.of(damaged).tokenizerJson(100, Map.of()));
                        } catch (IOException e) {
                            assertThat(e).hasMessageNotContaining("null");
                        }
                    })
                    .as("repeat with -Dcairn.seed=%d", seed)
                    .doesNotThrowAnyException();
        }
    }

    private static ObjectNode root() throws IOException {
        return (ObjectNode) JSON.readTree("{\"model\": {\"vocab\": {\"a\": 0, \"b\": 1}}}");
    }

    private static void refused(ObjectNode root, String reason) {
        assertThatThrownBy(() -> TokenizerJson.of(JSON.writeValueAsBytes(root)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }
}
