package dev.cairn.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.compat.Defects;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormalAnswersTest {
    private static final List<String> WAITS = List.of("WAIT()", "WAIT(10)", "GO(kitchen)");

    @Test
    void aWaitIsOneTickUnlessItSaysTen() {
        assertThat(FormalAnswers.actions(WAITS, Defects.NONE)).containsExactly("wait1", "wait", "go to kitchen");
        assertThat(FormalAnswers.actions(WAITS, Defects.of("long-wait"))).containsExactly("wait", "go to kitchen");
    }

    @Test
    void whatMeansNothingIsDroppedUnlessNothingMeansAnything() {
        assertThat(FormalAnswers.actions(List.of("FLY()", "WAIT()"), Defects.NONE))
                .containsExactly("wait1");
        assertThat(FormalAnswers.actions(List.of("FLY()"), Defects.NONE)).containsExactly("FLY()");
    }
}
