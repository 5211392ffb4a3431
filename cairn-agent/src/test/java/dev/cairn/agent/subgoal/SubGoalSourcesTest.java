package dev.cairn.agent.subgoal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.SubGoal;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real simulator. */
class SubGoalSourcesTest {
    private static final EnvironmentFactory WORLD =
            new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {}));
    private static final Variation VARIATION =
            WORLD.tasks().variation(WORLD.tasks().select("4-4").get(0), 225);

    @TempDir
    private Path folder;

    @Test
    void theGoldPathIsReplayedAndItsSubGoalsComeOneAfterTheOther() {
        try (TextEnvironment environment = WORLD.open();
                GoldSubGoals gold = new GoldSubGoals(WORLD, new RuleAnnotator(new ScienceWorldRules()))) {
            Planner planner = gold.begin(VARIATION, environment);
            SubGoal first = planner.next(state(), false).subGoal().orElseThrow();
            assertThat(first.head()).isEqualTo("navigate_to");
            assertThat(planner.next(state(first), false)).isEqualTo(Planner.Plan.AS_BEFORE);
            assertThat(planner.next(state(first), true).subGoal().orElseThrow().head())
                    .isEqualTo("focus_on");
        }
    }

    @Test
    void annotatedTrajectoriesServeTheirVariationsOnly() {
        Path file = folder.resolve("annotated.jsonl");
        try (TextEnvironment environment = WORLD.open()) {
            AnnotatedTrajectory annotated = new RuleAnnotator(new ScienceWorldRules())
                    .annotate(TrajectoryRecorder.record(environment, VARIATION));
            AtomicFiles.write(file, Json.write(annotated) + "\n");
            try (RecordedSubGoals recorded = RecordedSubGoals.read(file)) {
                assertThat(recorded.begin(VARIATION, environment)
                                .next(state(), false)
                                .subGoal())
                        .contains(annotated.segments().get(0).subGoal());
                Variation other = WORLD.tasks().variation(VARIATION.task(), 226);
                assertThatThrownBy(() -> recorded.begin(other, environment))
                        .isInstanceOf(UserException.class)
                        .hasMessageContaining("no sub-goals of 4-4/226");
            }
        }
    }

    @Test
    void aListStaysWithItsLastSubGoal() {
        Planner planner = new ListPlanner(List.of(new SubGoal("a(b)")));
        assertThat(planner.next(state(), false).subGoal()).contains(new SubGoal("a(b)"));
        assertThat(planner.next(state(new SubGoal("a(b)")), true).subGoal()).isEmpty();
    }

    @Test
    void aCallIsFoundInWhateverALanguageModelSays() {
        assertThat(LlmPlanner.named("Sure! The next sub-goal is **pick_up(metal pot)**, since (as you see)"))
                .contains(new SubGoal("pick_up(metal pot)"));
        assertThat(LlmPlanner.named("I do not know.")).isEmpty();
    }

    private static PromptState state(SubGoal... subGoals) {
        return new PromptState(
                "Find it.", 1, 0, List.of(HistoryEntry.START), "a room", "nothing", List.of(), List.of(subGoals));
    }
}
