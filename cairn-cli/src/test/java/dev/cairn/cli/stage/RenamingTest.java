package dev.cairn.cli.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Example;
import dev.cairn.core.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenamingTest {
    private static final List<Example> ROWS = List.of(
            row("see a dove egg; a red box # act?", "FOCUS(dove egg)"),
            row("see a copper lid; flower pot 3 # act?", "MOVE(copper lid, flower pot 3)"),
            row("see a door # act?", "END_SG()"));

    @Test
    void inputAndAnswerKeepSayingTheSame() {
        List<Example> renamed = new Renaming(1).of(ROWS, 7);
        Example first = renamed.get(0);
        String name = first.target().substring("FOCUS(".length(), first.target().length() - 1);
        assertThat(name).isNotEqualTo("dove egg");
        assertThat(first.input()).isEqualTo("see a " + name + "; a red box # act?");
    }

    @Test
    void namesAreExchangedForNamesAndNumbersForNumbers() {
        Example second = new Renaming(1).of(ROWS, 7).get(1);
        assertThat(second.target()).matches("MOVE\\([a-z]+ [a-z]+, [a-z]+ [a-z]+ 3\\)");
    }

    @Test
    void whatHasNoNameStays() {
        assertThat(new Renaming(1).of(ROWS, 7).get(2)).isEqualTo(ROWS.get(2));
    }

    @Test
    void theShareDecidesAndTheSeedSettlesIt() {
        assertThat(new Renaming(0).of(ROWS, 7)).isEqualTo(ROWS);
        assertThat(new Renaming(0.5).of(ROWS, 7)).isEqualTo(new Renaming(0.5).of(ROWS, 7));
        assertThatThrownBy(() -> new Renaming(1.5)).isInstanceOf(UserException.class);
    }

    private static Example row(String input, String target) {
        return new Example(input, target, 0, 0, "4-1");
    }
}
