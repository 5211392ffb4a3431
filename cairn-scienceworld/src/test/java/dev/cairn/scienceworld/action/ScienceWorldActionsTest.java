package dev.cairn.scienceworld.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.action.SubGoalEnd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScienceWorldActionsTest {
    private static final ActionLanguage EXACT = ScienceWorldActions.EXACT;
    private static final ActionLanguage PUBLISHED = ScienceWorldActions.PUBLISHED;

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
        assertThat(PUBLISHED.formalize(action)).contains(formal);
        assertThat(PUBLISHED.recover(formal)).contains(action);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wait1                | WAIT()        | wait
            pour cup in pot      | POUR(cup, pot) | pour cup into pot
            """)
    void theseComeBackInAnotherWay(String action, String formal, String recovered) {
        assertThat(PUBLISHED.formalize(action)).contains(formal);
        assertThat(PUBLISHED.recover(formal)).contains(recovered);
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
        assertThat(PUBLISHED.recover(formal)).contains(action);
    }

    @Test
    void separatorIsTheLastOnePossible() {
        assertThat(PUBLISHED.formalize("move book to read to table")).contains("MOVE(book to read, table)");
        assertThat(PUBLISHED.recover("MOVE(a, b, c)")).contains("move a, b to c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eat apple", "flush toilet", "wait 3", "go to ", "2"})
    void unknownActionsHaveNoFormalForm(String action) {
        assertThat(PUBLISHED.formalize(action)).isEmpty();
    }

    @Test
    void endOfSubGoalIsNoActionOfTheWorld() {
        assertThat(PUBLISHED.formalize(SubGoalEnd.ACTION)).contains(SubGoalEnd.FORMAL);
        assertThat(PUBLISHED.recover(SubGoalEnd.FORMAL)).isEmpty();
    }

    @Test
    void aLongWaitCanBeToldFromAShortOne() {
        assertThat(EXACT.formalize("wait")).hasValue("WAIT(10)");
        assertThat(EXACT.formalize("wait1")).hasValue("WAIT()");
        assertThat(EXACT.formalize("go to kitchen")).hasValue("GO(kitchen)");
        assertThat(EXACT.readings("WAIT(10)")).containsExactly("wait");
        assertThat(EXACT.readings(" WAIT() ")).containsExactly("wait1");
    }
}
