package dev.cairn.t5.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void warmUp_risesToThePeak(Schedule schedule) {
        assertThat(schedule.factor(1, 10, 100)).isCloseTo(0.1, within(1e-12));
        assertThat(schedule.factor(10, 10, 100)).isCloseTo(1, within(1e-12));
        assertThat(schedule.factor(11, 10, 100)).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void everyStepLearns_alsoTheLast(Schedule schedule) {
        assertThat(schedule.factor(100, 10, 100)).isPositive();
        assertThat(schedule.factor(1, 0, 1)).isEqualTo(1);
    }

    @Test
    void halfWay_linearAndCosineAreAtOneHalf() {
        assertThat(Schedule.LINEAR.factor(51, 0, 100)).isCloseTo(0.5, within(1e-12));
        assertThat(Schedule.COSINE.factor(51, 0, 100)).isCloseTo(0.5, within(1e-12));
        assertThat(Schedule.CONSTANT.factor(51, 0, 100)).isEqualTo(1);
    }
}
