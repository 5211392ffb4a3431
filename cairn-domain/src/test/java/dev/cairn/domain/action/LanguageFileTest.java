package dev.cairn.domain.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import dev.cairn.domain.EnvironmentView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageFileTest {
    private static final String FILE = """
            fixed:
              wait: WAIT()
            phrases:
              - {names: [PUT, PLACE], words: put * in *}
              - {names: [PUT_DOWN], words: put down *}
              - {names: [TAKE], words: take *}
            understood:
              - {names: [GRAB], words: take *}
            """;

    @Test
    void whatIsSaidIsReadBack() {
        ActionLanguage language = LanguageFile.read(FILE, "mine.yaml").language();
        assertThat(language.formalize("put red cup in box")).hasValue("PUT(red cup, box)");
        assertThat(language.formalize("put down cup")).hasValue("PUT_DOWN(cup)");
        assertThat(language.formalize("wait")).hasValue("WAIT()");
        assertThat(language.formalize("dance")).isEmpty();
        assertThat(language.readings("PLACE(cup, box)")).containsExactly("put cup in box");
        assertThat(language.readings("GRAB(cup)")).containsExactly("take cup");
        assertThat(language.formalize(SubGoalEnd.ACTION)).hasValue(SubGoalEnd.FORMAL);
    }

    @Test
    void anActionMayHaveAnotherForm() {
        ActionLanguage changed =
                LanguageFile.read(FILE, "mine.yaml").with("wait", "REST()").language();
        assertThat(changed.formalize("wait")).hasValue("REST()");
        assertThat(changed.formalize("take cup")).hasValue("TAKE(cup)");
    }

    @Test
    void whatElseItSaysOfAWorldIsUsed() {
        LanguageFile file = LanguageFile.read(FILE + """
                drop: [wait, "* closely"]
                places: [hall, town hall]
                things: [red cup, cup]
                remember: ["The note says *"]
                introduction: A house.
                """, "mine.yaml");
        assertThat(List.of("wait", "look closely", "look closely now"))
                .extracting(file.dropped()::test)
                .containsExactly(true, true, false);
        assertThat(file.reader().place("This is the town hall, beside a hall.")).hasValue("town hall");
        assertThat(file.reader().place("This is the hallway.")).isEmpty();
        assertThat(file.names().places()).containsExactly("hall", "town hall");
        assertThat(file.names().visible(new Seen("A red cup and a cup.", "You carry a cup.")))
                .containsExactly("red cup", "cup");
        assertThat(file.names().visible(new Seen("Nothing.", ""))).containsExactly("thing");
        assertThat(file.promptTexts()
                        .findings("", List.of("The note says:", " The note says spoon.\nAnd cup. ", "A note.")))
                .containsExactly("", "The note says spoon. | And cup.", "");
        assertThat(file.introduction()).hasValue("A house.");
        assertThat(LanguageFile.read(file.yaml(), "copy.yaml")).isEqualTo(file);
    }

    @Test
    void onlyPhrasesAreNeeded() {
        LanguageFile file = LanguageFile.read("phrases: [{names: [TAKE], words: take *}]", "mine.yaml");
        assertThat(file.language().says("take cup")).isTrue();
        assertThat(file.language().says("dance")).isFalse();
        assertThat(file.reader().place("hall")).isEmpty();
        assertThat(LanguageFile.read(file.yaml(), "copy.yaml")).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "[]", "wait"})
    void whatIsNoMapIsNoLanguage(String yaml) {
        assertThatThrownBy(() -> LanguageFile.read(yaml, "mine.yaml"))
                .isInstanceOf(UserException.class)
                .hasMessage("mine.yaml is no action language: expected a map with the key phrases");
    }

    private record Seen(String look, String inventory) implements EnvironmentView {
        @Override
        public String taskDescription() {
            return "";
        }

        @Override
        public List<String> validActions() {
            return List.of();
        }

        @Override
        public List<String> goldActions() {
            return List.of();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {names: [TAKE], words: take *}  | {names: [PUT], words: put *}   | ok
            words: take *}                  | words: put * in *}             | 'put * in *' is never said
            {names: [PUT_DOWN], words: put down *} | {names: [LAY], words: put *} | ok
            words: put * in *}              | words: put *}                  | 'put down *' is never said; 'put *' before it
            words: put * in *}              | words: put}                    | 'put' is no phrase; one of `fixed`
            words: put * in *}              | words: put * * *}              | is no phrase
            [PUT, PLACE]                    | []                             | expected at least one
            [PUT, PLACE]                    | [put]                          | has the names [put]
            wait: WAIT()                    | wait: END_SG()                 | END_SG() ends a sub-goal
            wait: WAIT()                    | wait: [a]                      | mine.yaml: fixed.wait
            names: [PUT, PLACE]             | name: [PUT]                    | mine.yaml: phrases[0]
            phrases:                        | phrase:                        | phrase
            understood:                     | drop: [a, a]\\nunderstood:       | a name in [a, a] is empty or there twice
            understood:                     | places: [""]\\nunderstood:       | is empty or there twice
            """)
    void aFileThatContradictsItselfIsRefusedWithTheReason(String text, String instead, String reasons) {
        String yaml = FILE.replace(text, instead.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(FILE);
        if (reasons.equals("ok")) {
            assertThat(LanguageFile.read(yaml, "mine.yaml")).isNotNull();
        } else {
            assertThatThrownBy(() -> LanguageFile.read(yaml, "mine.yaml"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll(reasons.split("; "))
                    .hasMessageStartingWith("mine.yaml");
        }
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> LanguageFile.read(
                        FILE.replace("  wait: WAIT()", "  wait: WAIT()\n  wait: REST()"), "mine.yaml"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("wait");
    }
}
