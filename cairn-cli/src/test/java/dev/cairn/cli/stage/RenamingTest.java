package dev.cairn.cli.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Example;
import dev.cairn.core.UserException;
import dev.cairn.distill.prompt.StandIns;
import dev.cairn.distill.prompt.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
        assertThat(name).matches("\\w+ \\w+").isNotEqualTo("dove egg");
        assertThat(first.input()).isEqualTo("find a " + name + " # see a " + name + "; a red box # act?");
    }

    @Test
    void wordsBecomeWordsAndNumbersNumbers() {
        assertThat(renamed(1).target()).matches("MOVE\\(\\w+ \\w+, \\w+ \\d+\\)");
    }

    @Test
    void lettersBecomeLettersOfTheWholeAlphabetOrStandIns() {
        Example row = row("melt substance C # see substance C # act?", "FOCUS(substance C)");
        assertThat(renamed(Collections.nCopies(500, row), word -> true))
                .extracting(renamed -> renamed.target().replaceAll(".* (\\w+)\\)", "$1"))
                .allMatch(letter -> letter.matches("[A-Z]") || StandIns.ALL.contains(letter))
                .contains("A", "O", "Z")
                .containsAll(StandIns.ALL);
    }

    @Test
    void halfOfTheNamesAreKnownWordsAndHalfStandIns() {
        Example row = row("find a dove # see a dove; a jug # act?", "FOCUS(dove)");
        List<String> names = renamed(Collections.nCopies(400, row), word -> !word.equals("see")).stream()
                .map(renamed -> renamed.target().replaceAll("FOCUS\\((\\w+)\\)", "$1"))
                .toList();
        assertThat(names.stream().filter(StandIns.ALL::contains).count()).isBetween(150L, 250L);
        // words that the row has already name something else, so the thing keeps its name
        assertThat(Set.copyOf(names)).contains("dove").doesNotContain("see", "jug", "a");
    }

    @Test
    void standInsTakeThePlaceOfUnknownWordsInAllRows() {
        Example row = row("find something alive # see a dove; a jug # goal?", "focus_on(dove)");
        List<Example> rows = renamed(Collections.nCopies(200, row), word -> !word.equals("dove"));
        assertThat(rows).allSatisfy(hidden -> {
            String name = hidden.target().replaceAll("focus_on\\((\\w+)\\)", "$1");
            assertThat(StandIns.ALL).contains(name);
            assertThat(hidden.input()).isEqualTo("find something alive # see a " + name + "; a jug # goal?");
        });
        assertThat(rows.stream().map(Example::target).distinct()).hasSizeGreaterThan(10);
    }

    @Test
    void namesThatTheAnswerDoesNotNeedBecomeOthersInSomeRows() {
        Example needed = row("find a dove # see a dove; a jug # act?", "FOCUS(dove)");
        Example decoy = row("find a dove # see a dove; a jug # act?", "OPEN(jug)");
        List<Example> rows = new ArrayList<>(Collections.nCopies(400, decoy));
        rows.add(needed);
        List<Example> renamed = renamed(rows, word -> true);
        assertThat(renamed.subList(0, 400)).allMatch(row -> row.target().equals("OPEN(jug)"));
        assertThat(renamed.subList(0, 400).stream()
                        .filter(row -> !row.equals(decoy))
                        .count())
                .isBetween(30L, 130L);
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
        assertThat(new Renaming(0).of(ROWS, Template.COMPACT, word -> false, 7)).isEqualTo(ROWS);
        assertThat(new Renaming(0.5).of(ROWS, Template.COMPACT, word -> true, 7))
                .isEqualTo(new Renaming(0.5).of(ROWS, Template.COMPACT, word -> true, 7));
        assertThatThrownBy(() -> new Renaming(1.5)).isInstanceOf(UserException.class);
    }

    private static Example renamed(int row) {
        return renamed(ROWS, word -> true).get(row);
    }

    private static List<Example> renamed(List<Example> rows, Predicate<String> isKnown) {
        return new Renaming(1).of(rows, Template.COMPACT, isKnown, 7);
    }

    private static Example row(String input, String target) {
        return new Example(input, target, 0, 0, "4-1");
    }
}
