package dev.cairn.conformance.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.UserException;
import org.junit.jupiter.api.Test;

class DefectsTest {
    @Test
    void areReadFromNamesAndSaidAgain() {
        assertThat(Defects.of("none")).isEqualTo(Defects.NONE);
        assertThat(Defects.of("original").present()).containsExactlyInAnyOrder(Defect.values());
        assertThat(Defects.of("long-wait,fifth-best").present())
                .containsExactlyInAnyOrder(Defect.LONG_WAIT, Defect.FIFTH_BEST);
        assertThat(Defects.of("fifth-best, long-wait")).hasToString("long-wait,fifth-best");
        assertThat(Defects.ORIGINAL).hasToString("original");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Defects.of("long-wayt"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("did you mean 'long-wait'");
    }
}
