package dev.cairn.agent.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.SubGoal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityConstraintTest {
    @ParameterizedTest
    @CsvSource({"10, 0, true", "99, 1, true", "95, 5, false", "9, 0, false"})
    void aVerbWhoseThingIsNearlyAlwaysThereIsOne(int there, int gone, boolean expected) {
        List<TrainingRow> rows = new ArrayList<>(Collections.nCopies(there, row("pour(metal pot, sink)")));
        rows.addAll(Collections.nCopies(gone, row("pour(tin pot, sink)")));
        rows.addAll(Collections.nCopies(20, row("search_for(soap)")));
        assertThat(VisibilityConstraint.fit(rows).verbs()).isEqualTo(expected ? Set.of("pour") : Set.of());
    }

    @Test
    void aThingIsThereIfItsWordsStandInARow() {
        VisibilityConstraint sight = new VisibilityConstraint(new TreeSet<>(Set.of("heat")));
        DecodingState state = new DecodingState("", "a Metal pot (off)\nnothing", List.of(), done -> false);
        assertThat(sight.allows(new SubGoal("heat(metal pot, stove)"), state)).isTrue();
        assertThat(sight.allows(new SubGoal("heat(metal, stove)"), state)).isTrue();
        assertThat(sight.allows(new SubGoal("heat(etal pot, stove)"), state)).isFalse();
        assertThat(sight.allows(new SubGoal("heat(lead, stove)"), state)).isFalse();
        assertThat(sight.allows(new SubGoal("heat()"), state)).isTrue();
        assertThat(sight.allows(new SubGoal("read(book)"), state)).isTrue();
    }

    private static TrainingRow row(String target) {
        return new TrainingRow(
                "1-1", 1, "Boil tin.", "see hall; a metal pot; a tin cup # have a jug", "", new SubGoal(target));
    }
}
