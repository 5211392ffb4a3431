package dev.cairn.scienceworld.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final VisibleNames OUTSIDE = VisibleNames.of(new Step(
            "",
            "",
            0,
            false,
            """
            This outside location is called the outside. Here you see:\s
            \ta baby wolf
            \ta dove egg
            \ta flower pot 3 (containing a pea plant in the adult stage, soil)
            \ta wood cup
            \ta tin cup
            \ta oven, which is turned off. The oven door is closed.\s
            You also see:
            \tA door to the kitchen
            """,
            "In your inventory, you see:\n\ta jug (containing a substance called unknown substance E)\n"));

    @ParameterizedTest
    @CsvSource({
        "dove,                                  dove egg",
        "egg dove egg in inventory,             dove egg",
        "baby baby wolf,                        baby wolf",
        "flower pot 3 containing pea plant,     flower pot 3",
        "unknown substance e in jug,            unknown substance E",
        "unknown substance,                     unknown substance E",
        "oven,                                  oven"
    })
    void aThingIsCalledAsItIsSeen(String phrase, String seen) {
        assertThat(OUTSIDE.nameOf(phrase)).contains(seen);
    }

    @ParameterizedTest
    @CsvSource({"cup", "substance in metal pot", "kitchen"})
    void whatIsNotSeenOrNotCertainHasNoName(String phrase) {
        assertThat(OUTSIDE.nameOf(phrase)).isEmpty();
    }

    @Test
    void theLookTellsTheRoom() {
        assertThat(OUTSIDE.room()).isEqualTo("outside");
    }

    @Test
    void contentAndPlaceAreTakenOffAContainer() {
        assertThat(Names.plain("cup containing red paint in art studio")).isEqualTo("cup");
        assertThat(Names.content("cup containing red paint in art studio")).isEqualTo("red paint");
        assertThat(Names.content("cup containing nothing")).isEqualTo("cup containing nothing");
    }

    @Test
    void theOutcomeTellsWhereTwoThingsAreDivided() {
        assertThat(Preposition.split(
                        "cup containing red paint in desk in bowl",
                        "in",
                        "You pour the contents of the tin cup into the bowl."))
                .isEqualTo(List.of("cup containing red paint in desk", "bowl"));
        assertThat(Preposition.split(
                        "cup containing blue paint in art studio in cup containing red paint in table",
                        "in",
                        "You pour the contents of the tin cup into the glass cup."))
                .isEqualTo(List.of("cup containing blue paint in art studio", "cup containing red paint in table"));
    }
}
