package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Example;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresentVerbsTest {
    @ParameterizedTest
    @CsvSource({"10, 0, true", "99, 1, true", "95, 5, false", "9, 0, false"})
    void aVerbWhoseThingIsNearlyAlwaysThereIsOne(int there, int gone, boolean expected) {
        List<Example> rows = new ArrayList<>(Collections.nCopies(there, row("pour metal pot, sink")));
        rows.addAll(Collections.nCopies(gone, row("pour tin pot, sink")));
        rows.addAll(Collections.nCopies(20, row("search_for soap")));
        assertThat(PresentVerbs.of(rows, new Prompts(3, Alignment.ALIGNED, Template.MARKED), Template.MARKED))
                .isEqualTo(expected ? Set.of("pour") : Set.of());
    }

    private static Example row(String target) {
        return new Example(
                "Boil tin. # did USE pot, tin # see hall; a metal pot; a tin cup # have a jug # goal?",
                target,
                1,
                1,
                "1-1");
    }
}
