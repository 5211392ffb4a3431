package dev.cairn.distill.annotate.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TolerantAnswerReaderTest {
    private static final List<AnnotatedAction> BOTH = List.of(
            new AnnotatedAction("open door to kitchen", "navigate_to(kitchen)"),
            new AnnotatedAction("go to kitchen", "navigate_to(kitchen)"),
            new AnnotatedAction("pick up cup", "pick_up(cup)"));

    private final TolerantAnswerReader reader = new TolerantAnswerReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1- navigate_to(kitchen) : {'open door to kitchen', 'go to kitchen'} 2- pick_up(cup): {'pick up cup'}",
                "1-navigate_to(kitchen):{'open door to kitchen','go to kitchen'}2-pick_up(cup):{'pick up cup'}",
                "1. navigate_to(kitchen): [\"open door to kitchen\", \"go to kitchen\"]\n2. pick_up(cup): [\"pick up cup\"]",
                "1) navigate_to(kitchen):  {open door to kitchen, go to kitchen}\n2) pick_up(cup)  :  {pick up cup}.",
                "1 – navigate_to(kitchen): {‘open door to kitchen’, ‘go to kitchen’} 2 – pick_up(cup): {“pick up cup”}",
                "navigate_to(kitchen): {'open door to kitchen', 'go to kitchen',}\npick_up(cup): {'pick up cup'}",
                "Sure! Here are 2 sub-tasks:\n\n**1- navigate_to(kitchen)**: {`open door to kitchen`,\n `go to kitchen`}\n"
                        + "**2- pick_up(cup)**: {`pick up cup`}\n\nLet me know if I can do more.",
                "{\"navigate_to(kitchen)\": [\"open door to kitchen\", \"go to kitchen\"], \"pick_up(cup)\": [\"pick up cup\"]}",
                "1. navigate_to(kitchen):\n   - open door to kitchen\n   - go to kitchen\n2. pick_up(cup)\n   * pick up cup\n",
                "41- navigate_to(kitchen): {'open door to kitchen', 'go to kitchen'} 40- pick_up(cup): {{'pick up cup'}}",
            })
    void anyStyleSaysTheSame(String text) {
        assertThat(reader.read(text).actions()).isEqualTo(BOTH);
    }

    @Test
    void commasApostrophesAndFullStopsInsideQuotesBelongToTheAction() {
        assertThat(reader.read("1- read(note): {'read cook's note', 'mix salt, sugar', 'wait 3.5'}")
                        .actions())
                .extracting(AnnotatedAction::action)
                .containsExactly("read cook's note", "mix salt, sugar", "wait 3.5");
    }

    @Test
    void numbersInsideBracketsAreNoItems() {
        assertThat(reader.read("1- heat(water, 10 - 20): {'wait'} 2- move(1-2): {'go'}")
                        .actions())
                .extracting(AnnotatedAction::subGoal)
                .containsExactly("heat(water, 10 - 20)", "move(1-2)");
    }

    @Test
    void anAnswerThatWasCutOffGivesWhatIsWhole() {
        Answer answer = reader.read("1- navigate_to(kitchen): {'open door to kitchen', 'go to kitc");
        assertThat(answer.actions()).containsExactly(BOTH.get(0));
        assertThat(answer.remarks()).containsExactly("the answer breaks off in the middle of its last sub-goal");
    }

    @Test
    void anEmptySubGoalIsLeftOutWithARemark() {
        Answer answer = reader.read("1- think(): {} 2- pick_up(cup): {'pick up cup'}");
        assertThat(answer.actions()).containsExactly(BOTH.get(2));
        assertThat(answer.remarks()).containsExactly("a sub-goal without actions was left out: think()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "I am sorry, but I cannot help with that.", "1- navigate_to(kitchen)", "{}", "1- a: {}"})
    void anAnswerWithoutSubGoalsIsRefused(String text) {
        assertThatThrownBy(() -> reader.read(text))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining(text.isEmpty() ? "it is empty" : text.substring(0, 2));
    }
}
