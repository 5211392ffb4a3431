package dev.cairn.cli.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Example;
import dev.cairn.core.UserException;
import dev.cairn.distill.prompt.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenamingTest {
    private static final List<Example> ROWS = List.of(
            row("find a dove egg # see a dove egg; a red box # act?", "FOCUS(dove egg)"),
            row(
                    "grow it # now move(copper lid, pot 3) # did LOOK # see a copper lid; pot 3 # act?",
                    "MOVE(copper lid, pot 3)"),
            row("find something alive # see a dove; a jug # goal?", "focus_on(dove)"),
            row("see a door # act?", "END_SG()"));

    @Test
    void inputAndAnswerKeepSayingTheSame() {
        Example first = renamed(0);
        String name = first.target().substring("FOCUS(".length(), first.target().length() - 1);
        assertThat(name).matches("[a-z]+ [a-z]+").isNotEqualTo("dove egg");
        assertThat(first.input()).isEqualTo("find a " + name + " # see a " + name + "; a red box # act?");
    }

    @Test
    void wordsBecomeWordsAndNumbersNumbers() {
        assertThat(renamed(1).target()).matches("MOVE\\([a-z]+ [a-z]+, [a-z]+ \\d+\\)");
    }

    @Test
    void lettersBecomeLettersOfTheWholeAlphabet() {
        Example row = row("melt substance C # see substance C # act?", "FOCUS(substance C)");
        assertThat(new Renaming(1).of(Collections.nCopies(500, row), Template.COMPACT, 7))
                .extracting(renamed -> renamed.target().replaceAll(".* (\\w+)\\)", "$1"))
                .allMatch(letter -> letter.matches("[A-Z]"))
                .contains("A", "O", "Z");
    }

    @Test
    void halfOfTheNamesAreThoseOfOthers() {
        List<Example> rows = Collections.nCopies(200, row("find a dove # see a dove # act?", "FOCUS(dove)"));
        List<Example> all = new ArrayList<>(rows);
        all.addAll(Collections.nCopies(200, row("find a jug # see a jug # act?", "FOCUS(jug)")));
        long known = new Renaming(1)
                .of(all, Template.COMPACT, 7).stream()
                        .filter(row -> List.of("FOCUS(dove)", "FOCUS(jug)").contains(row.target()))
                        .count();
        assertThat(known).isBetween(150L, 250L);
    }

    @Test
    void whatHasToBeChosenKeepsItsName() {
        assertThat(renamed(2)).isEqualTo(ROWS.get(2));
    }

    @Test
    void whatHasNoNameStays() {
        assertThat(renamed(3)).isEqualTo(ROWS.get(3));
    }

    @Test
    void theShareDecidesAndTheSeedSettlesIt() {
        assertThat(new Renaming(0).of(ROWS, Template.COMPACT, 7)).isEqualTo(ROWS);
        assertThat(new Renaming(0.5).of(ROWS, Template.COMPACT, 7))
                .isEqualTo(new Renaming(0.5).of(ROWS, Template.COMPACT, 7));
        assertThatThrownBy(() -> new Renaming(1.5)).isInstanceOf(UserException.class);
    }

    private static Example renamed(int row) {
        return new Renaming(1).of(ROWS, Template.COMPACT, 7).get(row);
    }

    private static Example row(String input, String target) {
        return new Example(input, target, 0, 0, "4-1");
    }
}
