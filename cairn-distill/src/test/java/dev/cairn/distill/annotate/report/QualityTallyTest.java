package dev.cairn.distill.annotate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.distill.annotate.repair.RepairLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityTallyTest {
    private static final List<Step> STEPS = List.of(
            step("go to kitchen", "You move to the kitchen.", "This room is the hallway. A door to the kitchen."),
            step("open cupboard", "Inside is a tin cup.", "a cupboard, a stove"),
            step("pick up cup", "You take it.", "a cupboard, a stove"),
            step("wait1", "Time passes.", "a stove"));

    @Test
    void argumentsAreGroundedInWhatWasSeenBeforeTheyArePursued() {
        Quality quality = quality(
                RepairLog.NONE, "navigate_to(kitchen) 1", "pick_up(tin cup) 2", "wait(1, stove cup, golden cup) 1");
        assertThat(quality.grounding())
                .containsExactly(
                        entry(Grounding.SEEN, 0.25),
                        entry(Grounding.MET, 0.25),
                        entry(Grounding.WORDS, 0.25),
                        entry(Grounding.UNSEEN, 0.25));
        assertThat(quality.examples())
                .isEqualTo(Map.of(
                        Grounding.MET, List.of("0-0 pick_up(tin cup)"),
                        Grounding.WORDS, List.of("0-0 wait(1, stove cup, golden cup)"),
                        Grounding.UNSEEN, List.of("0-0 wait(1, stove cup, golden cup)")));
    }

    @Test
    void theTaskCountsAsSeen() {
        assertThat(quality(RepairLog.NONE, "find(Silver Spoon) 4").grounding()).containsEntry(Grounding.SEEN, 1.0);
    }

    @Test
    void lengthsHeadsAndRepairsAreCounted() {
        RepairLog repaired = new RepairLog(3, 1, 1, 0, 2, false, List.of());
        QualityTally tally = new QualityTally();
        tally.add(annotated("a(x) 1", "b(y) 3"), repaired);
        tally.add(annotated("a(x) 1", "a(z) 1", "b(y) 2"), RepairLog.NONE);
        Quality quality = tally.quality();
        assertThat(quality.trajectories()).isEqualTo(2);
        assertThat(quality.alignedAtOnce()).isEqualTo(0.5);
        assertThat(quality.repairs()).isEqualTo(2);
        assertThat(quality.actionsPerSubGoal()).isEqualTo(1.6);
        assertThat(quality.longest()).isEqualTo(3);
        assertThat(quality.singles()).isEqualTo(0.6);
        assertThat(quality.distinctSubGoals()).isEqualTo(3);
        assertThat(quality.heads()).containsExactly(entry("a", 3), entry("b", 2));
        assertThat(quality.lengths()).containsExactly(entry(1, 3), entry(2, 1), entry(3, 1));
    }

    @Test
    void nothingAtAllIsZeroAndNotAnError() {
        Quality quality = new QualityTally().quality();
        assertThat(quality.actionsPerSubGoal()).isZero();
        assertThat(quality.longest()).isZero();
        assertThat(quality.grounding()).isEmpty();
    }

    @Test
    void twoAnnotationsAreComparedByBoundariesAndLabels() {
        DisagreementTally tally = new DisagreementTally();
        tally.add(annotated("a(x) 1", "b(y) 2", "c(z) 1"), annotated("A(x) 1", "b(q) 3"));
        Disagreement disagreement = tally.disagreement();
        assertThat(disagreement.precision()).isEqualTo(0.5);
        assertThat(disagreement.recall()).isEqualTo(1);
        assertThat(disagreement.f1()).isBetween(0.666, 0.667);
        assertThat(disagreement.sameSegments()).isBetween(0.333, 0.334);
        assertThat(disagreement.sameHead()).isEqualTo(0.75);
        assertThat(disagreement.sameText()).isEqualTo(0.25);
    }

    @Test
    void trajectoriesWithOtherActionsAreNotCompared() {
        DisagreementTally tally = new DisagreementTally();
        AnnotatedTrajectory shorter = new AnnotatedTrajectory(
                new Trajectory(annotated("a 4").trajectory().variation(), "", STEPS.subList(0, 2)),
                List.of(new Segment(new SubGoal("a"), 0, 2)),
                "test");
        tally.add(annotated("a 4"), shorter);
        tally.addFirst();
        tally.addSecond();
        assertThat(tally.disagreement()).isEqualTo(new Disagreement(0, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    }

    @Test
    void thePageHoldsTheReportAndNothingEndsItsDataEarly() throws JsonProcessingException {
        QualityReport report = new QualityReport(
                "run",
                Map.of("rules", 1),
                Map.of("0-0/1", "</script><b>"),
                quality(RepairLog.NONE, "a(x) 4"),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        String page = report.html();
        assertThat(page).contains("<title>").doesNotContain("</script><b>").doesNotContain("{{report}}");
        String data = page.substring(page.indexOf("\"data\">") + 7, page.indexOf("</script>"));
        assertThat(Json.mapper().readValue(data, QualityReport.class)).isEqualTo(report);
    }

    private static Quality quality(RepairLog log, String... subGoals) {
        QualityTally tally = new QualityTally();
        tally.add(annotated(subGoals), log);
        return tally.quality();
    }

    /** Sub-goals with their numbers of actions. */
    private static AnnotatedTrajectory annotated(String... subGoals) {
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (String text : subGoals) {
            int blank = text.lastIndexOf(' ');
            int to = from + Integer.parseInt(text.substring(blank + 1));
            segments.add(new Segment(new SubGoal(text.substring(0, blank)), from, to));
            from = to;
        }
        Variation variation = new Variation(new TaskId(0, "try", "0-0"), 0, Split.TRAIN);
        return new AnnotatedTrajectory(new Trajectory(variation, "Find the silver spoon.", STEPS), segments, "test");
    }

    private static Step step(String action, String observation, String look) {
        return new Step(action, observation, 0, false, look, "You carry nothing.");
    }
}
