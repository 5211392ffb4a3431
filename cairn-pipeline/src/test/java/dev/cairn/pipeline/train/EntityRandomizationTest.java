package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Example;
import dev.cairn.core.UserException;
import dev.cairn.distill.prompt.Placeholders;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class EntityRandomizationTest {
    private static final Set<String> WORDS =
            Domains.installed().open("scienceworld", DomainOptions.NONE).functionWords();

    private static final Example DOVE = row("find a dove egg # see a dove egg; a red box # act?", "FOCUS(dove egg)");
    private static final Example LID = row(
            "grow it # now move(copper lid, pot 3) # did LOOK # see a copper lid; pot 3 # act?",
            "MOVE(copper lid, pot 3)");
    private static final Example ALIVE = row("find something alive # see a dove; a jug # goal?", "focus_on(dove)");
    private static final Example END = row("see a door # act?", "END_SG()");

    @Test
    void inputAndAnswerKeepSayingTheSame() {
        assertThat(renamed(Collections.nCopies(100, DOVE), word -> true)).allSatisfy(row -> {
            String name = row.target().substring("FOCUS(".length(), row.target().length() - 1);
            assertThat(name).matches("\\w+ \\w+");
            assertThat(row.input()).isEqualTo("find a " + name + " # see a " + name + "; a red box # act?");
        });
    }

    @Test
    void wordsBecomeOthersAndNumbersStay() {
        assertThat(renamed(Collections.nCopies(100, LID), word -> true))
                .extracting(Example::target)
                .allMatch(target -> target.matches("MOVE\\(\\w+ \\w+, \\w+ 3\\)"))
                .satisfies(targets -> assertThat(Set.copyOf(targets)).hasSizeGreaterThan(20));
    }

    @Test
    void lettersBecomeLettersOfTheWholeAlphabetOrPlaceholders() {
        Example row = row("melt substance C # see substance C # act?", "FOCUS(substance C)");
        assertThat(renamed(Collections.nCopies(500, row), word -> true))
                .extracting(renamed -> renamed.target().replaceAll(".* (\\w+)\\)", "$1"))
                .allMatch(letter -> letter.matches("[A-Z]") || Placeholders.ALL.contains(letter))
                .contains("A", "O", "Z")
                .containsAll(Placeholders.ALL);
    }

    @Test
    void someNamesBecomeOthersKnownWordsOrPlaceholders() {
        Example row = row("find a dove # see a dove; a jug # act?", "FOCUS(dove)");
        List<String> names = renamed(Collections.nCopies(400, row), word -> !word.equals("see")).stream()
                .map(renamed -> renamed.target().replaceAll("FOCUS\\((\\w+)\\)", "$1"))
                .toList();
        assertThat(names.stream().filter(Placeholders.ALL::contains).count()).isBetween(90L, 180L);
        assertThat(names.stream().filter("dove"::equals).count()).isBetween(200L, 310L);
        // words that the row has already name something else, so the thing keeps its name
        assertThat(Set.copyOf(names)).contains("dove").doesNotContain("see", "jug", "a");
    }

    @Test
    void standInsTakeThePlaceOfUnknownWordsInAllRows() {
        Example row = row("find something alive # see a dove; a jug # goal?", "focus_on(dove)");
        List<Example> rows = renamed(Collections.nCopies(200, row), word -> !word.equals("dove"));
        assertThat(rows).allSatisfy(hidden -> {
            String name = hidden.target().replaceAll("focus_on\\((\\w+)\\)", "$1");
            assertThat(Placeholders.ALL).contains(name);
            assertThat(hidden.input()).isEqualTo("find something alive # see a " + name + "; a jug # goal?");
        });
        assertThat(rows.stream().map(Example::target).distinct()).hasSizeGreaterThan(10);
    }

    @Test
    void namesOfTheTaskBecomeOthersWhereTheAnswerDoesNotNeedThem() {
        Example other = row("find a dove # see a dove; a jug # act?", "OPEN(jug)");
        List<Example> rows = new ArrayList<>(Collections.nCopies(400, other));
        assertThat(renamed(rows, word -> true)).containsOnly(other);

        rows.add(row("find a dove # see a dove; a jug # act?", "FOCUS(dove)"));
        List<Example> renamed = renamed(rows, word -> true).subList(0, 400);
        assertThat(renamed).allMatch(row -> row.target().equals("OPEN(jug)"));
        assertThat(renamed.stream().filter(row -> !row.equals(other)).count()).isBetween(90L, 250L);
    }

    @Test
    void namesOfOtherTasksStay() {
        Example other = row("find a dove # see a dove; a jug # act?", "OPEN(jug)");
        Example ofAnother = new Example("find a dove # see a dove # act?", "FOCUS(dove)", 0, 1, "4-2");
        List<Example> rows = new ArrayList<>(Collections.nCopies(100, other));
        rows.add(ofAnother);
        assertThat(renamed(rows, word -> true).subList(0, 100)).containsOnly(other);
    }

    @Test
    void ofTwoBoxesTheOneThatIsTheAnswerIsNotTheOneWithTheStrangeName() {
        String input = "if it conducts place it in the red box else in the green box # see a lamp (%s) # goal?";
        Example conducts = new Example(input.formatted("on"), "place(it, red box)", 0, 0, "3-3");
        Example doesNot = new Example(input.formatted("off"), "place(it, green box)", 0, 1, "3-3");
        List<Example> rows = new ArrayList<>(Collections.nCopies(400, conducts));
        rows.addAll(Collections.nCopies(400, doesNot));
        List<Example> renamed = renamed(rows, word -> true).subList(0, 400);
        assertThat(renamed.stream()
                        .filter(row -> !row.input().contains(" red box"))
                        .count())
                .isBetween(230L, 300L);
        assertThat(renamed.stream()
                        .filter(row -> !row.input().contains(" green box"))
                        .count())
                .isBetween(230L, 300L);
    }

    @Test
    void whatHasToBeChosenKeepsItsName() {
        assertThat(renamed(Collections.nCopies(100, ALIVE), word -> true)).containsOnly(ALIVE);
    }

    @Test
    void whatHasNoNameStays() {
        assertThat(renamed(Collections.nCopies(100, END), word -> true)).containsOnly(END);
    }

    @Test
    void theShareDecidesAndTheSeedSettlesIt() {
        List<Example> rows = Collections.nCopies(100, DOVE);
        EntityRandomization half = new EntityRandomization(0.5, List.of(), 1);
        List<Example> renamed = half.of(rows, rows, Wording.COMPACT, WORDS, word -> true, 7);
        assertThat(renamed)
                .isEqualTo(half.of(rows, rows, Wording.COMPACT, WORDS, word -> true, 7))
                .filteredOn(DOVE::equals)
                .hasSizeBetween(40, 75);
        assertThatThrownBy(() -> new EntityRandomization(1.5, List.of(), 1)).isInstanceOf(UserException.class);
    }

    @Test
    void exceptionsKeepTheirNames() {
        List<Example> rows = Collections.nCopies(200, DOVE);
        assertThat(new EntityRandomization(1, List.of("4-1"), 1)
                        .of(rows, rows, Wording.COMPACT, WORDS, word -> true, 7))
                .containsOnly(DOVE);
        assertThat(new EntityRandomization(1, List.of("dove"), 1)
                        .of(rows, rows, Wording.COMPACT, WORDS, word -> true, 7))
                .allMatch(row -> row.target().contains("dove"))
                .anyMatch(row -> !row.equals(DOVE));
    }

    private static List<Example> renamed(List<Example> rows, Predicate<String> isKnown) {
        return new EntityRandomization(1, List.of(), 1).of(rows, rows, Wording.COMPACT, WORDS, isKnown, 7);
    }

    private static Example row(String input, String target) {
        return new Example(input, target, 0, 0, "4-1");
    }
}
