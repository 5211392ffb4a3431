package dev.cairn.scienceworld.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every trajectory, whatever the rules say; {@link AnnotationGoldenTest} has what they say. */
class ScienceWorldRulesTest {
    private static final Set<String> SEEN_TO_END = Set.of("monitor", "wait_for", "wait_for_change");

    static Stream<Trajectory> gold() {
        return GoldFixture.onePerTask().stream();
    }

    @ParameterizedTest
    @MethodSource("gold")
    void subGoalsCoverTheKeptActionsInOrder(Trajectory trajectory) {
        AnnotatedTrajectory annotated = Cut.of(trajectory);
        assertThat(annotated.segments())
                .flatExtracting(annotated::actions)
                .containsExactlyElementsOf(trajectory.steps().stream()
                        .map(Step::action)
                        .filter(action -> !action.equals("look around") && !action.startsWith("close door"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("gold")
    void aSubGoalTakesOneToTwelveActionsUnlessItIsSeenToEnd(Trajectory trajectory) {
        assertThat(Cut.of(trajectory).segments())
                .filteredOn(segment -> !SEEN_TO_END.contains(segment.subGoal().head()))
                .allSatisfy(segment ->
                        assertThat(segment.length()).as(segment.toString()).isBetween(1, 12));
    }

    @ParameterizedTest
    @MethodSource("gold")
    void neighboursDifferSoThatTheyDoNotMelt(Trajectory trajectory) {
        List<Segment> segments = Cut.of(trajectory).segments();
        for (int i = 1; i < segments.size(); i++) {
            assertThat(segments.get(i).subGoal())
                    .isNotEqualTo(segments.get(i - 1).subGoal());
        }
    }

    @ParameterizedTest
    @MethodSource("gold")
    void everyWordOfAnArgumentHasBeenSeenOrIsTheCountOfWaits(Trajectory trajectory) {
        AnnotatedTrajectory annotated = Cut.of(trajectory);
        for (Segment segment : annotated.segments()) {
            if (segment.subGoal().head().endsWith("wait")) {
                assertThat(segment.subGoal().arguments()).containsExactly(Integer.toString(segment.length()));
                continue;
            }
            assertThat(words(String.join(" ", segment.subGoal().arguments())))
                    .as("%s in %s", segment, trajectory.variation().key())
                    .isSubsetOf(known(annotated, segment));
        }
    }

    @Test
    void theSameTrajectoryIsAlwaysCutTheSameWay() {
        assertThat(gold().map(Cut::of))
                .containsExactlyElementsOf(gold().map(Cut::of).toList());
    }

    @Test
    void aFewHeadsServeAllTasks() {
        Set<String> heads = gold().flatMap(trajectory -> Cut.of(trajectory).segments().stream())
                .map(segment -> segment.subGoal().head())
                .collect(Collectors.toSet());
        assertThat(heads)
                .containsExactlyInAnyOrder(
                        "activate",
                        "answer",
                        "connect",
                        "continue_place",
                        "continue_wait",
                        "cool",
                        "examine",
                        "fill",
                        "focus_on",
                        "heat",
                        "measure",
                        "mix",
                        "monitor",
                        "navigate_to",
                        "open",
                        "pick_up",
                        "place",
                        "pour",
                        "put_down",
                        "read",
                        "release",
                        "search",
                        "search_for",
                        "wait",
                        "wait_for_change",
                        "water");
    }

    /** Words of the task, of the segment's actions, and of all the agent has read and seen by the segment's last step. */
    private static Set<String> known(AnnotatedTrajectory annotated, Segment segment) {
        Set<String> known = new HashSet<>(words(annotated.trajectory().taskDescription()));
        known.addAll(words(String.join(" ", annotated.actions(segment))));
        for (Step step : annotated.trajectory().steps().subList(0, segment.to())) {
            known.addAll(words(step.observation() + " " + step.look() + " " + step.inventory()));
        }
        return known;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
