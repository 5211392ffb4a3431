package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    @ValueSource(strings = {"tokenizer", "unigram", "spiece"})
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
    void savedPieces_areTokenizerJson() {
        try (T5Tokenizer pieces = T5Tokenizer.load(Golden.path("spiece"))) {
            pieces.save(dir);
            assertThat(dir.resolve("spiece.model")).doesNotExist();
            try (T5Tokenizer copy = T5Tokenizer.load(dir)) {
                assertThat(copy.encode("pick up the <sep> pot <extra_id_0>", 50))
                        .isEqualTo(pieces.encode("pick up the <sep> pot <extra_id_0>", 50));
                assertThat(copy.vocabSize()).isEqualTo(pieces.vocabSize()).isEqualTo(190);
            }
        }
    }

    @Test
    void addedTokensOfTheConfiguration_followThePieces() throws IOException {
        Files.copy(Golden.path("spiece/spiece.model"), dir.resolve("spiece.model"));
        Files.writeString(dir.resolve("tokenizer_config.json"), """
                {"extra_ids": 2, "added_tokens_decoder": {
                    "90": {"content": "<extra_id_1>", "special": true},
                    "92": {"content": "[one]", "special": true},
                    "93": {"content": "[two]", "lstrip": true}}}
                """);
        try (T5Tokenizer pieces = T5Tokenizer.load(dir)) {
            assertThat(pieces.encode("<extra_id_1>[one]  [two]", 9)).containsExactly(90, 92, 93, 1);
            assertThat(pieces.decode(new int[] {92, 93}, true)).isEqualTo("[two]");
        }
        Files.writeString(dir.resolve("tokenizer_config.json"), "{\"added_tokens_decoder\": {\"x\": {}}}");
        assertThatThrownBy(() -> T5Tokenizer.load(dir)).hasMessageContaining("has the id x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"FixedLength\", \"length\": 3}",
                "{\"type\": \"Split\", \"pattern\": {\"Regex\": \"(?i)P|(?<pot>o+)\"}, \"behavior\": \"Isolated\", \"invert\": false}"
            })
    void waysToCutATextThatFewTokenizersHave_areTaken(String split) throws IOException {
        String json = Files.readString(Golden.path("tokenizer/tokenizer.json"));
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = (ObjectNode) mapper.readTree(json);
        root.set("pre_tokenizer", mapper.readTree(split));
        Files.writeString(dir.resolve("tokenizer.json"), mapper.writeValueAsString(root));
        try (T5Tokenizer cut = T5Tokenizer.load(dir)) {
            assertThat(cut.encode("pot", 9)).endsWith(1);
        }
    }

    @Test
    void extraIdsAndAddedTokens_followThePieces() throws IOException {
        Files.copy(Golden.path("spiece/spiece.model"), dir.resolve("spiece.model"));
        Files.writeString(dir.resolve("tokenizer_config.json"), "{\"extra_ids\": 2}");
        Files.writeString(dir.resolve("added_tokens.json"), "{\"<extra_id_0>\": 91, \"[two]\": 93, \"[one]\": 92}");
        try (T5Tokenizer pieces = T5Tokenizer.load(dir)) {
            assertThat(pieces.encode("<extra_id_1><extra_id_0>[one][two]", 9)).containsExactly(90, 91, 92, 93, 1);
            assertThat(pieces.vocabSize()).isEqualTo(94);
        }
        Files.writeString(dir.resolve("added_tokens.json"), "{\"[two]\": 93}");
        assertThatThrownBy(() -> T5Tokenizer.load(dir))
                .hasMessageContaining("no added token has the id 92, but [two] has 93");
    }

    @Test
    void textWithoutIds_isAnErrorThatNamesTheTokenizer() throws IOException {
        Files.writeString(
                dir.resolve("tokenizer.json"),
                "{\"model\": {\"type\": \"Unigram\", \"unk_id\": null, \"vocab\": [[\"a\", 0.0]]}, \"added_tokens\": []}");
        try (T5Tokenizer none = T5Tokenizer.load(dir)) {
            assertThatThrownBy(() -> none.encode("b", 9))
                    .isInstanceOf(T5Exception.class)
                    .hasMessageContaining("The tokenizer of " + dir + " has no ids for a text");
        }
    }

    @Test
    void pointerOfGitLfsAndOtherFiles_areNamed() throws IOException {
        Files.writeString(dir.resolve("vocab.json"), "{}");
        assertThatThrownBy(() -> T5Tokenizer.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("there is vocab.json")
                .hasMessageContaining("save_pretrained");
        Files.writeString(
                dir.resolve("spiece.model"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 791656\n");
        assertThatThrownBy(() -> T5Tokenizer.load(dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("spiece.model is only a pointer of Git LFS");
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
