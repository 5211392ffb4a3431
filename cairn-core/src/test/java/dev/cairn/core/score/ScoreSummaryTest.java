package dev.cairn.core.score;

import static dev.cairn.core.score.Episodes.episode;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.core.Choice;
import dev.cairn.core.EndReason;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Usage;
import dev.cairn.core.io.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreSummaryTest {
    private static final Map<String, Set<String>> GROUPS =
            Map.of("short", Set.of("4-1", "4-2"), "long", Set.of("1-1"), "medium", Set.of("2-1"));

    private final List<EpisodeScore> episodes = List.of(
            episode("4-1", 0, 100),
            episode("4-1", 1, 50),
            episode("4-1", 2, 0),
            episode("1-1", 0, -100),
            episode("1-1", 1, 20));

    @Test
    void everyKindOfScoreIsThere() {
        ScoreSummary summary = ScoreSummary.of("agent", "seed", episodes, GROUPS);
        assertThat(summary.score().mean()).isEqualTo(34);
        assertThat(summary.taskScore().mean()).isEqualTo((50 + 10) / 2.0);
        assertThat(summary.measures().last().mean()).isEqualTo(14);
        assertThat(summary.measures().clamped().mean()).isEqualTo(34);
        assertThat(summary.measures().success().mean()).isEqualTo(20);
        assertThat(summary.ends()).containsExactly(Map.entry("move limit", 4L), Map.entry("completed", 1L));
    }

    @Test
    void successAsOthersCountItIsAnyScoreAtAnEndThatTheWorldNames() {
        List<EpisodeScore> all = List.of(
                ended(EndReason.COMPLETED, 100),
                ended(EndReason.MOVE_LIMIT, 30),
                ended(EndReason.MOVE_LIMIT, 0),
                ended(EndReason.FAILED, -100),
                ended(EndReason.NO_PROGRESS, 70),
                ended(EndReason.COMPLETED, 40),
                ended(EndReason.ACTION_LIMIT, 90),
                ended(EndReason.POLICY_STOPPED, 10));
        Measures measures = Measures.of(all);
        assertThat(measures.success().mean()).isEqualTo(100 / 8.0);
        assertThat(measures.doneAboveZero().orElseThrow().mean()).isEqualTo(300 / 8.0);
    }

    private static EpisodeScore ended(EndReason end, int score) {
        return EpisodeScore.of(Episodes.full("4-1", 0, score, List.of()).endedBy(end));
    }

    @Test
    void aSummaryOfTheVersionBeforeIsReadToo() throws Exception {
        ObjectNode old = Json.mapper().valueToTree(ScoreSummary.of("agent", "seed", episodes, GROUPS));
        old.findParents("doneAboveZero").forEach(measures -> ((ObjectNode) measures).remove("doneAboveZero"));
        ScoreSummary summary = Json.mapper().readValue(old.toString(), ScoreSummary.class);
        assertThat(summary.measures().doneAboveZero()).isEmpty();
        assertThat(summary.measures().success().mean()).isEqualTo(20);
    }

    @Test
    void groupsHaveTheirTasksAndOnlyThoseWithEpisodes() {
        ScoreSummary summary = ScoreSummary.of("agent", "seed", episodes, GROUPS);
        assertThat(summary.groups()).extracting(ScoreSummary.Group::name).containsExactlyInAnyOrder("short", "long");
        ScoreSummary.Group shorts = summary.groups().stream()
                .filter(group -> group.name().equals("short"))
                .findFirst()
                .orElseThrow();
        assertThat(shorts.tasks()).containsExactly("4-1");
        assertThat(shorts.measures().score().mean()).isEqualTo(50);
    }

    @Test
    void aSummaryIsReadAsItWasWritten() throws Exception {
        ScoreSummary summary = ScoreSummary.of("agent", "seed", episodes, GROUPS);
        assertThat(Json.mapper().readValue(Json.write(summary), ScoreSummary.class))
                .isEqualTo(summary);
    }

    @Test
    void subGoalsAreCountedByWhatBecameOfThem() {
        List<EpisodeStep> steps = new ArrayList<>();
        add(steps, "navigate_to(kitchen)", "go to kitchen", "You move to the kitchen.", 0);
        add(steps, "navigate_to(kitchen)", "end subgoal", "the current subgoal is done.", 0);
        add(steps, "pick_up(unicorn)", "look around", "You see a sink.", 0);
        add(steps, "place(plant, red box)", "wait1", "You wait.", 25);
        add(steps, "navigate_to(kitchen)", "go to kitchen", "You are there.", 25);
        ScoreSummary summary = ScoreSummary.of("agent", "seed", List.of(episode("4-1", 0, 25, steps)), GROUPS);
        assertThat(summary.subGoals().total()).isEqualTo(new SubGoalStatistics.Counts(4, 1, 3, 1, 5, 25));
        assertThat(summary.subGoals().heads().get("navigate_to"))
                .isEqualTo(new SubGoalStatistics.Counts(2, 1, 2, 1, 3, 0));
        assertThat(summary.subGoals().perEpisode()).isEqualTo(4);
    }

    @Test
    void aSubGoalIsGroundedInTheWordsOfAnyScript() {
        List<EpisodeStep> steps = new ArrayList<>();
        add(steps, "возьми(синий ключ)", "возьми синий ключ", "У вас Синий Ключ.", 0);
        add(steps, "возьми(красный ключ)", "осмотрись", "Здесь стол.", 0);
        add(steps, "उठाओ(चाबी)", "उठाओ चाबी", "चाबी, हाथ में।", 0);
        ScoreSummary summary = ScoreSummary.of("agent", "seed", List.of(episode("4-1", 0, 0, steps)), GROUPS);
        assertThat(summary.subGoals().total().grounded()).isEqualTo(2);
    }

    @Test
    void theScoreAfterSoManyActionsLeavesEndsOfSubGoalsOut() {
        List<EpisodeStep> steps = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            add(steps, "navigate_to(kitchen)", i % 2 == 0 ? "end subgoal" : "wait1", "", i * 5);
        }
        Map<Integer, Double> after = ScoreCurve.after(List.of(episode("4-1", 0, 60, steps), episode("4-1", 1, 0)));
        assertThat(after).containsEntry(10, 30.0).containsEntry(300, 30.0);
        List<EpisodeStep> more = new ArrayList<>(steps);
        for (int i = 13; i <= 30; i++) {
            add(more, "navigate_to(kitchen)", "wait1", "", 70);
        }
        assertThat(ScoreCurve.after(List.of(episode("4-1", 0, 70, more))))
                .containsEntry(10, 70.0)
                .containsEntry(25, 70.0);
    }

    private static void add(List<EpisodeStep> steps, String subGoal, String action, String observation, int score) {
        steps.add(new EpisodeStep(
                steps.size() + 1,
                Optional.of(new SubGoal(subGoal)),
                action,
                List.of(action),
                action.equals("end subgoal") ? Choice.END_SUB_GOAL : Choice.FIRST,
                observation,
                score,
                steps.size() + 1,
                Usage.NONE));
    }
}
