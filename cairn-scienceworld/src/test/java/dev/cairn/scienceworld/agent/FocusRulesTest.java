package dev.cairn.scienceworld.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.TaskId;
import org.junit.jupiter.api.Test;

class FocusRulesTest {
    private static final TaskId ONE_FOCUS = new TaskId(9, "find-plant", "4-3");

    private final FocusRules focus =
            new FocusRules(ONE_FOCUS, "Your task is to find a plant. First, focus on the apple tree. Then go on.");

    @Test
    void instinctMayFocusOnWhatTheTaskNames() {
        assertThat(focus.named()).containsExactly("apple tree");
        assertThat(focus.admits("focus on apple tree", false)).isTrue();
    }

    @Test
    void instinctIsRefusedTwiceOnOtherThingsUnlessAPlanHasFocused() {
        assertThat(focus.admits("focus on pear tree", false)).isFalse();
        assertThat(focus.hasRefused()).isTrue();
        assertThat(focus.admits("focus on pear tree", false)).isFalse();
        assertThat(focus.admits("focus on pear tree", false)).isTrue();

        FocusRules other = new FocusRules(ONE_FOCUS, "focus on the apple tree");
        assertThat(other.admits("focus on pear tree", true)).isTrue();
        assertThat(other.hasRefused()).isFalse();
        assertThat(other.admits("focus on stone", false)).isTrue();
    }

    @Test
    void afterEnoughRewardedFocusNobodyFocusesAnyMore() {
        focus.observe("focus on stone", 0);
        assertThat(focus.isDone()).isFalse();
        focus.observe("focus on apple tree", 50);
        assertThat(focus.isDone()).isTrue();
        assertThat(focus.rewarded()).containsExactly("apple tree");
        assertThat(focus.admits("focus on apple tree", true)).isFalse();
        assertThat(focus.admits("pick up apple tree", true)).isTrue();
    }

    @Test
    void someTasksNeedMoreThanOne() {
        FocusRules stages = new FocusRules(new TaskId(12, "identify-life-stages-1", "8-1"), "the stages");
        for (int i = 0; i < 3; i++) {
            stages.observe("focus on stage " + i, 20);
        }
        assertThat(stages.isDone()).isFalse();
        stages.observe("focus on stage 3", 20);
        assertThat(stages.isDone()).isTrue();
    }
}
