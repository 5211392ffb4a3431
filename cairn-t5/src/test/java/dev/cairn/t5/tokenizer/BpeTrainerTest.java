package dev.cairn.t5.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.t5.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BpeTrainerTest {

    private static final List<String> ABC = List.of("a", "b", "c");

    @Test
    void mostFrequentPairComesFirst() {
        assertThat(BpeTrainer.learn(Map.of("abab", 3L, "bc", 4L), ABC, 3))
                .containsExactly(new Merge("a", "b"), new Merge("b", "c"), new Merge("ab", "ab"));
    }

    @Test
    void equallyFrequentPairs_goByTheOrderOfTheAlphabet() {
        assertThat(BpeTrainer.learn(Map.of("bc", 2L, "ab", 2L), ABC, 1)).containsExactly(new Merge("a", "b"));
        assertThat(BpeTrainer.learn(Map.of("bc", 2L, "ab", 2L), List.of("c", "b", "a"), 1))
                .containsExactly(new Merge("b", "c"));
    }

    @Test
    void runOfOneSymbol_isMergedFromTheLeft() {
        assertThat(BpeTrainer.learn(Map.of("aaaaa", 1L), ABC, 5))
                .containsExactly(new Merge("a", "a"), new Merge("aa", "a"), new Merge("aa", "aaa"));
    }

    @Test
    void learningStopsWhenNoPairIsLeft() {
        assertThat(BpeTrainer.learn(Map.of("ab", 1L, "c", 9L), ABC, 10)).hasSize(1);
        assertThat(BpeTrainer.learn(Map.of(), ABC, 10)).isEmpty();
    }

    @Test
    void characterOutsideTheAlphabet_isAnError() {
        assertThatThrownBy(() -> BpeTrainer.learn(Map.of("axb", 1L), ABC, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("axb");
    }

    @Test
    void mergesAreThoseOfHuggingFaceTokenizers() {
        JsonNode golden = Golden.json("tokenizer/training.json");
        Map<String, Long> counts = new TreeMap<>();
        golden.path("corpus")
                .forEach(text -> ByteLevel.words(text.asText())
                        .forEach(word -> counts.merge(ByteLevel.encoded(word), 1L, Long::sum)));
        List<Merge> expected = new ArrayList<>();
        golden.path("merges")
                .forEach(merge -> expected.add(
                        new Merge(merge.get(0).asText(), merge.get(1).asText())));

        assertThat(expected).hasSizeGreaterThan(100);
        assertThat(BpeTrainer.learn(counts, ByteLevel.alphabet(), expected.size()))
                .isEqualTo(expected);
    }
}
