package dev.cairn.distill.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import dev.cairn.scienceworld.gold.GoldFixture;
import org.junit.jupiter.api.Test;

/** What the rules of each world say is tested with that world. */
class RuleAnnotatorTest {
    private final RuleAnnotator annotator = new RuleAnnotator(new ScienceWorldRules());

    @Test
    void annotationsNameTheirAnnotator() {
        assertThat(annotator.annotate(GoldFixture.ofTask("7-1")).annotator()).isEqualTo("rules");
    }

    @Test
    void aTrajectoryWithoutAStepToLearnFromIsRefused() {
        Trajectory boil = GoldFixture.ofTask("1-1");
        Trajectory onlyLooking = boil.withSteps(boil.steps().subList(0, 1));
        assertThatThrownBy(() -> annotator.annotate(onlyLooking))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("1-1/0")
                .hasMessageContaining("no step to learn from");
    }
}
