package dev.cairn.distill.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private static final Predicate<String> KNOWN =
            Set.of("boil", "ice", "see", "liquid", "focus_on", "in", "a")::contains;

    @Test
    void unknownWordsAreHiddenAndFoundAgain() {
        String prompt = "boil ice cream # see ice cream in a mug";
        Placeholders placeholders = Placeholders.of(prompt, KNOWN);
        assertThat(placeholders.hide(prompt)).isEqualTo("boil ice Qa # see ice Qa in a Qb");
        assertThat(placeholders.reveal("focus_on liquid ice Qa, Qb")).isEqualTo("focus_on liquid ice cream, mug");
        assertThat(placeholders.hide("focus_on cream")).isEqualTo("focus_on Qa");
    }

    @Test
    void numbersAndWhatNobodyAskedAboutStay() {
        Placeholders placeholders = Placeholders.of("a mug at 47.5", KNOWN);
        assertThat(placeholders.hide("mug 47 jug")).isEqualTo("Qa 47 jug");
        assertThat(placeholders.reveal("Qa Qc")).isEqualTo("mug Qc");
    }

    @Test
    void aPromptOfKnownWordsStaysAsItIs() {
        Placeholders placeholders = Placeholders.of("boil ice", KNOWN);
        assertThat(placeholders.hide("boil ice")).isEqualTo("boil ice");
        assertThat(placeholders.reveal("boil Qa")).isEqualTo("boil Qa");
    }

    @Test
    void whatThePromptHasAlreadyStandsForNothingElse() {
        assertThat(Placeholders.of("see Qa in a mug", KNOWN).hide("see Qa in a mug"))
                .isEqualTo("see Qa in a Qb");
        assertThat(Placeholders.of("see a mug", KNOWN, List.of("Qt", "Qc")).hide("see a mug"))
                .isEqualTo("see a Qt");
    }

    @Test
    void onceNoneIsLeftWordsStayAsTheyAre() {
        String prompt =
                IntStream.range(0, 22).mapToObj(i -> "w" + "x".repeat(i)).collect(Collectors.joining(" "));
        String hidden = Placeholders.of(prompt, KNOWN).hide(prompt);
        assertThat(hidden).startsWith("Qa Qb Qc").endsWith(" Qt w" + "x".repeat(20) + " w" + "x".repeat(21));
    }

    @Test
    void aPlaceholderThatNoWordHasNamesNothing() {
        Placeholders placeholders = Placeholders.of("boil ice cream in a mug", KNOWN);

        assertThat(placeholders.areKnown("focus_on(ice Qa)")).isTrue();
        assertThat(placeholders.areKnown("focus_on(ice Qs)")).isFalse();
        assertThat(placeholders.areKnown("END_Qs()")).isFalse();
    }

    @Test
    void aNameIsWhatThePromptSaysInOnePlace() {
        String prompt = "boil ice cream # see a mug, or dunking empty cups; orange paint";
        Placeholders placeholders = Placeholders.of(prompt, KNOWN);
        String cream = placeholders.hide("cream");
        String empty = placeholders.hide("or dunking empty");

        assertThat(placeholders.nameThingsOf(prompt, "focus_on ice " + cream, Set.of("in", "the")))
                .isTrue();
        assertThat(placeholders.nameThingsOf(prompt, "focus_on(ice " + cream + ")", Set.of("in", "the")))
                .isTrue();
        assertThat(placeholders.nameThingsOf(prompt, "mix ice, " + empty + " ice", Set.of("in", "the")))
                .isFalse();
        assertThat(placeholders.nameThingsOf(prompt, "focus_on " + cream + " ice", Set.of("in", "the")))
                .isFalse();
        assertThat(placeholders.nameThingsOf(prompt, "focus_on ice " + cream + " in the mug", Set.of("in", "the")))
                .isTrue();
        assertThat(placeholders.nameThingsOf(prompt, "mix(ice, ice)", Set.of("in", "the")))
                .isTrue();
    }
}
