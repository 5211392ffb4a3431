package dev.cairn.agent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SwitchRuleTest {
    @Test
    void instinctActsWhileItIsValidAndNew() {
        assertThat(rule(true, false, 40, 20, false, 1, 0, false, 0)).isEqualTo(SwitchRule.SWIFT);
    }

    @Test
    void instinctThatRepeatsItselfIsTrustedEarlyAfterAPlanOrAfterAPoint() {
        assertThat(rule(true, true, 9, 20, false, 1, 0, false, 0)).isEqualTo(SwitchRule.SWIFT);
        assertThat(rule(true, true, 40, 4, false, 1, 0, false, 0)).isEqualTo(SwitchRule.SWIFT);
        assertThat(rule(true, true, 40, 20, true, 1, 0, false, 0)).isEqualTo(SwitchRule.SWIFT);
        assertThat(rule(true, true, 10, 5, false, 1, 0, false, 0)).isEqualTo(SwitchRule.SAGE);
    }

    @Test
    void anInvalidInstinctIsTriedRightAfterAPlanAndElsePlannedFor() {
        assertThat(rule(false, false, 5, 2, false, 1, 0, false, 0)).isEqualTo(SwitchRule.SWIFT_TRIAL);
        assertThat(rule(false, false, 5, 3, false, 1, 0, false, 0)).isEqualTo(SwitchRule.SAGE);
    }

    @Test
    void twoMistakesAnIdleStepOrARefusedFocusCallForAPlan() {
        assertThat(rule(true, false, 5, 1, true, 1, 2, false, 0)).isEqualTo(SwitchRule.SAGE);
        assertThat(rule(true, false, 5, 1, true, 2, 0, false, 0)).isEqualTo(SwitchRule.SAGE);
        assertThat(rule(true, false, 5, 1, true, 1, 0, true, 0)).isEqualTo(SwitchRule.SAGE);
    }

    @Test
    void afterTwoPlansInARowInstinctActsWhateverItIs() {
        assertThat(rule(true, false, 5, 1, true, 2, 2, true, 2)).isEqualTo(SwitchRule.SWIFT);
        assertThat(rule(false, false, 40, 20, false, 2, 2, true, 2)).isEqualTo(SwitchRule.SWIFT_TRIAL);
    }

    private static SwitchRule rule(
            boolean valid,
            boolean repeated,
            int actions,
            int sincePlan,
            boolean scored,
            int idle,
            int mistakes,
            boolean refusedFocus,
            int plansInARow) {
        return SwitchRule.of(new SwitchRule.Moment(
                valid, repeated, actions, sincePlan, scored, idle, mistakes, refusedFocus, plansInARow));
    }
}
