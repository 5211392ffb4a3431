package dev.cairn.distill.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionLanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            look around                        | SEE()
            wait                               | WAIT()
            go to kitchen                      | GO(kitchen)
            pick up metal pot                  | PICK(metal pot)
            open door to hallway               | OPEN_DOOR(hallway)
            open cupboard                      | OPEN(cupboard)
            move apple to red box              | MOVE(apple, red box)
            use thermometer on unknown to test | USE(thermometer, unknown to test)
            pour cup into metal pot            | POUR(cup, metal pot)
            drop apple in box                  | DROP(apple, box)
            drop apple                         | DROP(apple)
            """)
    void actionsComeBackAsTheyWere(String action, String formal) {
        assertThat(ActionLanguage.formalize(action)).contains(formal);
        assertThat(ActionLanguage.recover(formal)).contains(action);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wait1                | WAIT()        | wait
            pour cup in pot      | POUR(cup, pot) | pour cup into pot
            """)
    void theseComeBackInAnotherWay(String action, String formal, String recovered) {
        assertThat(ActionLanguage.formalize(action)).contains(formal);
        assertThat(ActionLanguage.recover(formal)).contains(recovered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PICK_UP(cup)     | pick up cup
            TURN_ON(stove)   | activate stove
            OBSERVE(steam)   | examine steam
            PLACE(cup, sink) | move cup to sink
            WAIT(3)          | wait 3
            """)
    void othersNamesForAnActionAreUnderstood(String formal, String action) {
        assertThat(ActionLanguage.recover(formal)).contains(action);
    }

    @Test
    void separatorIsTheLastOnePossible() {
        assertThat(ActionLanguage.formalize("move book to read to table")).contains("MOVE(book to read, table)");
        assertThat(ActionLanguage.recover("MOVE(a, b, c)")).contains("move a, b to c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eat apple", "flush toilet", "wait 3", "go to ", "2"})
    void unknownActionsHaveNoFormalForm(String action) {
        assertThat(ActionLanguage.formalize(action)).isEmpty();
    }

    @Test
    void endOfSubGoalIsNoActionOfTheWorld() {
        assertThat(ActionLanguage.formalize(ActionLanguage.END_SUBGOAL)).contains(ActionLanguage.END_SUBGOAL_FORMAL);
        assertThat(ActionLanguage.recover(ActionLanguage.END_SUBGOAL_FORMAL)).isEmpty();
    }

    @Test
    void aLongWaitCanBeToldFromAShortOne() {
        assertThat(ActionLanguage.formalizeExactly("wait")).hasValue(ActionLanguage.LONG_WAIT);
        assertThat(ActionLanguage.formalizeExactly("wait1")).hasValue("WAIT()");
        assertThat(ActionLanguage.formalizeExactly("go to kitchen")).hasValue("GO(kitchen)");
    }
}
