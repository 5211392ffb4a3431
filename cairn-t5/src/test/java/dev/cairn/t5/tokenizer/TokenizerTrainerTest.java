package dev.cairn.t5.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.t5.Golden;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTrainerTest {

    private static final List<String> CORPUS = StreamSupport.stream(
                    Golden.json("tokenizer/training.json").path("corpus").spliterator(), false)
            .map(text -> text.asText())
            .toList();

    @TempDir
    Path dir;

    @Test
    void tokenizerOfTheGoldenFiles_isMadeFromTheirCorpus() throws IOException {
        TokenizerTrainer.train(CORPUS, 500, dir);
        assertThat(dir.resolve("tokenizer.json")).hasSameTextualContentAs(Golden.path("tokenizer/tokenizer.json"));
    }

    @Test
    void orderOfTheTexts_doesNotMatter() {
        List<String> reversed = new ArrayList<>(CORPUS);
        Collections.reverse(reversed);
        TokenizerTrainer.train(CORPUS, 450, dir.resolve("a"));
        TokenizerTrainer.train(reversed, 450, dir.resolve("b"));
        assertThat(dir.resolve("a/tokenizer.json")).hasSameTextualContentAs(dir.resolve("b/tokenizer.json"));
    }

    /** They are recognised by one pattern, which has to know all of them and nothing else. */
    @Test
    void noSpecialTokenIsLearned_andWhatOnlyLooksLikeOneIs() {
        List<String> special = new ArrayList<>(TokenizerTrainer.CONTROL);
        special.addAll(TokenizerTrainer.SENTINELS);
        TokenizerTrainer.train(Collections.nCopies(20, String.join("", special)), 400, dir);
        try (T5Tokenizer tokenizer = T5Tokenizer.load(dir)) {
            assertThat(tokenizer.vocabSize()).isEqualTo(359);
        }
        TokenizerTrainer.train(Collections.nCopies(20, "<extra_id_07> <extra_id_100>"), 400, dir);
        try (T5Tokenizer tokenizer = T5Tokenizer.load(dir)) {
            assertThat(tokenizer.vocabSize()).isGreaterThan(359);
        }
    }

    @Test
    void specialTokensInTheTexts_areNotLearned() throws IOException {
        TokenizerTrainer.train(Collections.nCopies(20, "go</s>go<extra_id_7>go"), 400, dir);
        String json = Files.readString(dir.resolve("tokenizer.json"));
        String merges = json.substring(json.indexOf("\"merges\"")).replaceAll("\\s", "");
        assertThat(merges).isEqualTo("\"merges\":[[\"g\",\"o\"]]}}");
        try (T5Tokenizer tokenizer = T5Tokenizer.load(dir)) {
            assertThat(tokenizer.encode("go</s>go<extra_id_7>", 20)).hasSize(5);
            assertThat(tokenizer.decode(tokenizer.encode("go</s>go<extra_id_7>", 20), false))
                    .isEqualTo("go</s>go<extra_id_7></s>");
        }
    }

    @Test
    void vocabularyHasTheAskedSize_orLessForLittleText() {
        TokenizerTrainer.train(CORPUS, 450, dir.resolve("asked"));
        TokenizerTrainer.train(List.of("go"), 450, dir.resolve("little"));
        try (T5Tokenizer asked = T5Tokenizer.load(dir.resolve("asked"));
                T5Tokenizer little = T5Tokenizer.load(dir.resolve("little"))) {
            assertThat(asked.vocabSize()).isEqualTo(450);
            assertThat(little.vocabSize()).isEqualTo(3 + 256 + 1 + 100);
        }
    }

    @Test
    void tooSmallVocabulary_isRefused() {
        assertThatThrownBy(() -> TokenizerTrainer.train(CORPUS, 358, dir))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("at least 359");
    }
}
