package dev.cairn.agent.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class KnownWordsTest {
    /** Two tokens for each word that has a q, one for others, and one for the end. */
    private final KnownWords words = new KnownWords(text -> text.contains("q") ? 3 : 2);

    @Test
    void aWordOfSeveralTokensIsUnknown() {
        assertThat(words.test("soap")).isTrue();
        assertThat(words.test("quartz")).isFalse();
    }

    @Test
    void aWordThatNoTaskOfTheTrainingHadIsUnknownWhereTheTaskHasIt() {
        Predicate<String> known = words.in("boil soap in the quartz cup", Set.of("boil", "in", "the", "cup", "quartz"));
        assertThat(known.test("soap")).isFalse();
        assertThat(known.test("quartz")).isFalse();
        assertThat(known.test("cup")).isTrue();
        assertThat(known.test("stove")).isTrue();
    }

    @Test
    void theWordsOfTrainingAreThoseOfItsTasks() {
        assertThat(KnownWords.fit(List.of("Boil 2 cups.", "Boil soap."))).containsExactly("2", "Boil", "cups", "soap");
    }
}
