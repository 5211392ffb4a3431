package dev.cairn.agent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.TaskId;
import dev.cairn.scienceworld.agent.ScienceWorldPlanRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActionBufferTest {
    private final ActionBuffer buffer =
            new ActionBuffer(new ScienceWorldPlanRules().decisive(new TaskId(4, "find-plant", "4-2"), ""));

    @Test
    void actionsComeInOrderAsLongAsTheySucceed() {
        buffer.reset(plan("a", "b", "c"));
        for (String action : List.of("a", "b", "c")) {
            assertThat(buffer.next()).contains(new PlannedAction(action, ""));
            buffer.succeeded();
        }
        assertThat(buffer.next()).isEmpty();
    }

    @Test
    void twoInVainDropTheRest() {
        buffer.reset(plan("a", "b", "c"));
        buffer.next();
        buffer.next();
        assertThat(buffer.next()).isEmpty();
        assertThat(buffer.next()).isEmpty();
    }

    @Test
    void oneInVainDropsAFocus() {
        buffer.reset(plan("a", "focus on dove", "c"));
        buffer.next();
        assertThat(buffer.next()).isEmpty();
    }

    @Test
    void threeFailuresOfAnActionAreEnough() {
        for (int i = 0; i < 3; i++) {
            assertThat(buffer.hasFailedTooOften("a")).isFalse();
            buffer.failed("a");
        }
        assertThat(buffer.hasFailedTooOften("a")).isTrue();
        buffer.reset(plan("a"));
        assertThat(buffer.hasFailedTooOften("a")).isFalse();
    }

    private static List<PlannedAction> plan(String... actions) {
        return List.of(actions).stream()
                .map(action -> new PlannedAction(action, ""))
                .toList();
    }
}
