package dev.cairn.distill.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleAnnotatorTest {
    private static final List<Trajectory> GOLD = GoldFixture.onePerTask();

    private final RuleAnnotator annotator = new RuleAnnotator();

    static Stream<Trajectory> gold() {
        return GOLD.stream();
    }

    @Test
    void theFixtureHasAllThirtyTasks() {
        assertThat(GOLD.stream().map(t -> t.variation().task().index()).distinct()).hasSize(30);
    }

    @ParameterizedTest
    @MethodSource("gold")
    void subGoalsCoverEveryKeptActionInOneToTwelveActions(Trajectory trajectory) {
        AnnotatedTrajectory annotated = annotator.annotate(trajectory);
        List<String> kept = trajectory.steps().stream()
                .map(Step::action)
                .filter(KeptSteps::keeps)
                .toList();
        List<String> covered = annotated.segments().stream()
                .flatMap(segment -> annotated.actions(segment).stream())
                .toList();
        assertThat(covered).isEqualTo(kept);
        assertThat(annotated.segments()).allSatisfy(segment -> assertThat(segment.length())
                .as(segment.toString())
                .isBetween(1, 12));
    }

    @ParameterizedTest
    @MethodSource("gold")
    void neighboursDifferSoThatTheyDoNotMelt(Trajectory trajectory) {
        List<Segment> segments = annotator.annotate(trajectory).segments();
        for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i).subGoal()).isNotEqualTo(segments.get(i - 1).subGoal());
        }
    }

    @ParameterizedTest
    @MethodSource("gold")
    void everyWordOfAnArgumentHasBeenSeenOrIsACount(Trajectory trajectory) {
        AnnotatedTrajectory annotated = annotator.annotate(trajectory);
        for (Segment segment : annotated.segments()) {
            String seen = seen(annotated, segment);
            for (String argument : segment.subGoal().arguments()) {
                assertThat(Arrays.stream(argument.toLowerCase(Locale.ROOT).split(" "))
                                .filter(word -> !word.matches("\\d+")))
                        .as("%s after %s", segment.subGoal(), trajectory.variation())
                        .allSatisfy(word -> assertThat(seen).contains(word));
            }
        }
    }

    @Test
    void theSameTrajectoryIsAlwaysCutTheSameWay() {
        assertThat(GOLD.stream().map(annotator::annotate).toList())
                .isEqualTo(GOLD.stream().map(new RuleAnnotator()::annotate).toList());
    }

    @Test
    void aFewKindsOfSubGoalServeAllTasks() {
        assertThat(GOLD.stream()
                        .flatMap(trajectory -> annotator.annotate(trajectory).segments().stream())
                        .map(segment -> segment.subGoal().head())
                        .collect(Collectors.toSet()))
                .contains("navigate_to", "focus_on", "pick_up", "place", "heat", "fill", "water", "monitor", "connect")
                .hasSizeLessThan(25);
    }

    @Test
    void boilingIsFillingHeatingAndMonitoring() {
        assertThat(subGoals("boil"))
                .startsWith(
                        "navigate_to(kitchen)",
                        "pick_up(thermometer)",
                        "open(cupboard)",
                        "pick_up(metal pot)",
                        "fill(metal pot, sink)",
                        "pick_up(metal pot)",
                        "focus_on(substance in metal pot)")
                .contains("heat(metal pot, stove)", "monitor(substance in metal pot, thermometer)");
    }

    @Test
    void aWalkThroughSeveralRoomsIsOneSubGoal() {
        assertThat(subGoals("find-animal"))
                .containsExactly(
                        "navigate_to(outside)",
                        "focus_on(dove)",
                        "pick_up(dove)",
                        "navigate_to(kitchen)",
                        "place(egg dove egg, red box)");
    }

    @Test
    void aCircuitIsNamedByItsPartsInOrder() {
        assertThat(subGoals("power-component"))
                .containsExactly(
                        "navigate_to(workshop)",
                        "focus_on(red light bulb)",
                        "connect(battery, black wire, orange wire, red light bulb)",
                        "wait(2)");
    }

    @Test
    void longRunsAreCutAndNumbered() {
        assertThat(subGoals("inclined-plane-determine-angle"))
                .containsSubsequence(
                        "activate(stopwatch)",
                        "watch(inclined plane c)",
                        "watch(inclined plane c, 2)",
                        "deactivate(stopwatch)",
                        "examine(stopwatch)");
    }

    @Test
    void anAnswerToAnAmbiguousRequestBelongsToTheActionThatAsked() {
        Trajectory growing = named("grow-plant");
        AnnotatedTrajectory annotated = annotator.annotate(growing);
        assertThat(annotated.segments())
                .filteredOn(segment -> segment.subGoal().head().equals("place"))
                .first()
                .satisfies(segment -> assertThat(annotated.actions(segment))
                        .containsExactly("move apple seed in seed jar to flower pot 2", "0"));
    }

    @Test
    void aTrajectoryWithoutAStepToLearnFromIsRefused() {
        Trajectory empty = GOLD.get(0).withSteps(GOLD.get(0).steps().subList(0, 1));
        assertThatThrownBy(() -> annotator.annotate(empty))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no step to learn from");
    }

    private List<String> subGoals(String task) {
        return annotator.annotate(named(task)).segments().stream()
                .map(segment -> segment.subGoal().text())
                .toList();
    }

    private static Trajectory named(String task) {
        return GOLD.stream()
                .filter(trajectory -> trajectory.variation().task().name().equals(task))
                .findFirst()
                .orElseThrow();
    }

    /** All text before and in a segment, in lower case. */
    private static String seen(AnnotatedTrajectory annotated, Segment segment) {
        List<String> texts = new ArrayList<>(List.of(annotated.trajectory().taskDescription()));
        for (Step step : annotated.trajectory().steps().subList(0, segment.to())) {
            texts.addAll(List.of(step.action(), step.observation(), step.look(), step.inventory()));
        }
        return String.join("\n", texts).toLowerCase(Locale.ROOT);
    }
}
