package dev.cairn.agent.subgoal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.Respondent;
import dev.cairn.agent.compat.Defects;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Template;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelPlannerTest {
    private static final PromptState STATE = new PromptState(
            "Find an animal.",
            3,
            0,
            List.of(HistoryEntry.START, new HistoryEntry("look around", 0, "You see a red box.")),
            "Here is a baby beaver.",
            "nothing",
            List.of(),
            List.of(new SubGoal("navigate_to(outside)")));

    @Test
    void aThingThatTheEpisodeHasNotNamedIsPassedOver() {
        assertThat(next(Defects.NONE, "pick_up(baby wolf)", "pick_up(baby beaver)"))
                .isEqualTo("pick_up(baby beaver)");
        assertThat(next(Defects.of("best-sub-goal"), "pick_up(baby wolf)", "pick_up(baby beaver)"))
                .isEqualTo("pick_up(baby wolf)");
    }

    @Test
    void whatWasSeenBeforeIsKnown() {
        assertThat(next(Defects.NONE, "pick_up(red box)", "pick_up(baby beaver)"))
                .isEqualTo("pick_up(red box)");
    }

    @Test
    void roomsAndNumbersNeedNotBeNamed() {
        assertThat(next(Defects.NONE, "navigate_to(foundry)", "pick_up(baby beaver)"))
                .isEqualTo("navigate_to(foundry)");
        assertThat(next(Defects.NONE, "wait(3)", "pick_up(baby beaver)")).isEqualTo("wait(3)");
    }

    @Test
    void theBestIsTakenIfNoneIsKnown() {
        assertThat(next(Defects.NONE, " ", "pick_up(wolf)", "pick_up(bear)")).isEqualTo("pick_up(wolf)");
    }

    private static String next(Defects defects, String... answers) {
        Respondent controller = new Scripted(List.of(answers));
        return new ModelPlanner(
                        controller,
                        controller,
                        ModelSubGoals.Chance.NONE,
                        false,
                        List.of(),
                        bound -> 0,
                        List::of,
                        defects)
                .next(STATE, true)
                .subGoal()
                .orElseThrow()
                .text();
    }

    private record Scripted(List<String> answers) implements Respondent {
        @Override
        public Alignment alignment() {
            return Alignment.ALIGNED;
        }

        @Override
        public Template template() {
            return Template.COMPACT;
        }

        @Override
        public List<String> ask(PromptState state) {
            return answers;
        }

        @Override
        public void close() {}
    }
}
