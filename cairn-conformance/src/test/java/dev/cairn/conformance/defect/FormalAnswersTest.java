package dev.cairn.conformance.defect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.scienceworld.ScienceWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormalAnswersTest {
    private static final List<String> WAITS = List.of("WAIT()", "WAIT(10)", "GO(kitchen)");

    @Test
    void aWaitIsOneTickUnlessItSaysTen() {
        assertThat(actions(WAITS, Defects.NONE)).containsExactly("wait1", "wait", "go to kitchen");
        assertThat(actions(WAITS, Defects.of("long-wait"))).containsExactly("wait", "go to kitchen");
    }

    @Test
    void whatMeansNothingIsDroppedUnlessNothingMeansAnything() {
        assertThat(actions(List.of("FLY()", "WAIT()"), Defects.NONE)).containsExactly("wait1");
        assertThat(actions(List.of("FLY()"), Defects.NONE)).containsExactly("FLY()");
    }

    private static List<String> actions(List<String> answers, Defects defects) {
        return PublishedChoices.of(defects).meaning().actions(ScienceWorld.textsOnly(), answers);
    }
}
