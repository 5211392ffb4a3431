package dev.cairn.domain.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            """)
    void aFileThatContradictsItselfIsRefusedWithTheReason(String text, String instead, String reasons) {
        String yaml = FILE.replace(text, instead);
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
