package dev.cairn.distill.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.Segment;
import dev.cairn.core.Split;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final AnnotatedTrajectory trajectory = Kitchen.trajectory(Split.TRAIN);
    private final Rows aligned = new Rows(ScienceWorld.textsOnly(), RowOptions.DEFAULT);
    private final Rows original = new Rows(ScienceWorld.textsOnly(), RowOptions.PUBLISHED);

    @Test
    void alignedExecutorActsInEveryStep() {
        assertThat(aligned.of(Role.EXECUTOR, trajectory).rows())
                .extracting(Example::target)
                .containsExactly("OPEN_DOOR(kitchen)", "GO(kitchen)", "END_SG()", "PICK(pot)", "FOCUS(water)");
    }

    @Test
    void alignedFirstStepIsTheStateThatTheAgentStartsIn() {
        assertThat(aligned.of(Role.EXECUTOR, trajectory).rows().get(0).input())
                .isEqualTo("Boil water. </s> Time: 1; Score: 0; </s> . No completed subtasks."
                        + " The current subtask is navigate_to(kitchen)"
                        + "Action history: </s> <extra_id_10> SEE() (+0) --> N/A |  </s> "
                        + "Current environment: This room is called the hallway.  </s> Current inventory: pocket </s> "
                        + "Visited rooms: hallway </s>  What action should you do next? </s> ");
    }

    @Test
    void alignedEndOfSubGoalShowsTheSurroundingsAfterTheLastAction() {
        assertThat(aligned.of(Role.EXECUTOR, trajectory).rows().get(2).input())
                .contains(
                        "Time: 3; Score: 14;",
                        "The current subtask is navigate_to(kitchen)",
                        "This room is called the kitchen.",
                        "Visited rooms: hallway, kitchen");
    }

    @Test
    void alignedRewardsAreDifferencesOfWholePoints() {
        assertThat(aligned.of(Role.EXECUTOR, trajectory).rows().get(3).input())
                .contains(
                        "Time: 4; Score: 14;",
                        "Completed subtasks are: navigate_to(kitchen). The current subtask is "
                                + "focus_on(water)Action history: </s> <extra_id_10> SEE() (+0) --> N/A |"
                                + "  <extra_id_9> OPEN_DOOR(kitchen) (+9) --> The door is now open. |"
                                + "  <extra_id_8> GO(kitchen) (+5) --> You move to the kitchen. |"
                                + "  <extra_id_7> END_SG() (+0) --> the current subgoal is done. |  </s> ");
    }

    @Test
    void alignedControllerIsAskedOnlyAfterASubGoalAndInTheStepOfTheNextAction() {
        assertThat(aligned.of(Role.CONTROLLER, trajectory).rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.target()).isEqualTo("focus_on(water)");
                    assertThat(row.input())
                            .contains(
                                    "Time: 4; ",
                                    ". No completed subtasks. The current subtask is navigate_to(kitchen)Action")
                            .contains("<extra_id_7> END_SG() (+0) --> the current subgoal is done. |  </s> ")
                            .endsWith(" . What subtask should you do next? </s> ");
                });
    }

    @Test
    void swiftSeesNoSubGoals() {
        List<Example> rows = aligned.of(Role.SWIFT, trajectory).rows();

        assertThat(rows)
                .extracting(Example::target)
                .containsExactly("open door to kitchen", "go to kitchen", "pick up pot", "focus on water");
        assertThat(rows)
                .noneMatch(row -> row.input().contains("subtask") || row.input().contains("END_SG"));
    }

    @Test
    void firstSubGoalHasOneRowInTheInitialState() {
        assertThat(aligned.of(Role.FIRST, trajectory).rows()).singleElement().satisfies(row -> {
            assertThat(row.target()).isEqualTo("navigate_to(kitchen)");
            assertThat(row.input())
                    .contains("Time: 1; Score: 0;", "hallway")
                    .doesNotContain("Visited rooms", "Action history");
        });
    }

    @Test
    void aTimeIsComparedOnlyWithThoseThatWereReadBefore() {
        Rows compared = new Rows(
                ScienceWorld.textsOnly(),
                new RowOptions(
                        Alignment.ALIGNED,
                        3,
                        new Wording(Wording.Style.COMPACT, false, Wording.EarlierSubGoals.ALL, false)));
        AnnotatedTrajectory readings = Kitchen.trajectory(
                Split.TRAIN,
                Kitchen.step("examine stopwatch", "The time reads 26 ticks.", 0),
                Kitchen.step("go to kitchen", "You move to the kitchen.", 0),
                Kitchen.step("examine stopwatch", "The time reads 9 ticks.", 0),
                Kitchen.step("focus on water", "You focus on the water.", 1));

        assertThat(compared.of(Role.CONTROLLER, readings).rows())
                .extracting(Example::input)
                .satisfiesExactly(
                        row -> assertThat(row).contains(" # now examine < stopwatch > = 26 #"),
                        row -> assertThat(row).contains(" # done examine stopwatch = 26 # now go < kitchen > #"),
                        row -> assertThat(row)
                                .contains(
                                        " # done examine stopwatch = 26 more; go kitchen # now examine < stopwatch > ="
                                                + " 9 less #"));
    }

    @Test
    void originalBeginsOneStepLateAndNamesTheSubGoalOneStepEarly() {
        assertThat(original.of(Role.EXECUTOR, trajectory).rows())
                .extracting(Example::target)
                .containsExactly("GO(kitchen)", "END_SG()", "PICK(pot)", "FOCUS(water)");
        assertThat(original.of(Role.CONTROLLER, trajectory).rows())
                .extracting(Example::target)
                .containsExactly("navigate_to(kitchen) ", "focus_on(water)", "focus_on(water)", "complete_task()");
    }

    @Test
    void actionWithoutFormalForm_isSkippedAndReported() {
        RowSet set = aligned.of(Role.EXECUTOR, Kitchen.trajectory(Split.TRAIN, "eat pot"));

        assertThat(set.skipped()).containsExactly("eat pot");
        assertThat(set.rows())
                .extracting(Example::target)
                .containsExactly("OPEN_DOOR(kitchen)", "GO(kitchen)", "END_SG()", "FOCUS(water)");
    }

    @Test
    void alignedRowsEndWithTheEpisodeAndOriginalOnesGoOn() {
        AnnotatedTrajectory early = Kitchen.completedAfter(2, trajectory);

        assertThat(aligned.of(Role.EXECUTOR, early).rows())
                .extracting(Example::target)
                .containsExactly("OPEN_DOOR(kitchen)", "GO(kitchen)");
        assertThat(aligned.of(Role.CONTROLLER, early).rows()).isEmpty();
        assertThat(aligned.of(Role.SWIFT, early).rows()).hasSize(2);
        assertThat(original.of(Role.EXECUTOR, early).rows())
                .isEqualTo(original.of(Role.EXECUTOR, trajectory).rows());
    }

    @Test
    void neighboursWithTheSameSubGoalAreOne() {
        AnnotatedTrajectory halves = new AnnotatedTrajectory(
                trajectory.trajectory(),
                List.of(new Segment(new SubGoal("a()"), 0, 1), new Segment(new SubGoal("a()"), 1, 4)),
                "hand");

        assertThat(aligned.of(Role.CONTROLLER, halves).rows()).isEmpty();
        assertThat(aligned.of(Role.EXECUTOR, halves).rows()).hasSize(4);
    }

    @Test
    void emptyTrajectoryHasNoRows() {
        AnnotatedTrajectory empty =
                new AnnotatedTrajectory(trajectory.trajectory().withSteps(List.of()), List.of(), "hand");

        for (Role role : Role.values()) {
            assertThat(aligned.of(role, empty).rows()).isEmpty();
        }
    }
}
