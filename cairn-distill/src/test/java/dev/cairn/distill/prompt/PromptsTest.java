package dev.cairn.distill.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptsTest {
    private static final HistoryEntry GO = new HistoryEntry("go to kitchen", 0.29, "You move to the kitchen.");

    @Test
    void alignedPromptShowsWholePointsThatTheOriginalCuts() {
        PromptState state = state(List.of(GO), "navigate_to(kitchen)");

        assertThat(prompts(10, Alignment.ALIGNED).of(Role.EXECUTOR, state))
                .contains("Score: 29;", "GO(kitchen) (+29) -->");
        assertThat(prompts(10, Alignment.ORIGINAL).of(Role.EXECUTOR, state))
                .contains("Score: 28;", "GO(kitchen) (+28) -->");
    }

    @Test
    void controllerSeesTheListAsTheExecutorDoesOnlyWhenAligned() {
        PromptState state = state(List.of(GO), "a()", "b()", "c()");

        assertThat(prompts(10, Alignment.ALIGNED).of(Role.CONTROLLER, state))
                .contains("Completed subtasks are: a(), b(). The current subtask is c()Action history");
        assertThat(prompts(10, Alignment.ORIGINAL).of(Role.CONTROLLER, state))
                .contains("Completed subtasks are: a(). The current subtask is b()Action history");
    }

    @Test
    void historyShowsTheLastStepsNumberedFromTen() {
        PromptState state = state(Collections.nCopies(25, GO), "a()");

        assertThat(prompts(10, Alignment.ALIGNED).of(Role.EXECUTOR, state))
                .containsOnlyOnce("<extra_id_10>")
                .containsOnlyOnce("<extra_id_1>")
                .doesNotContain("<extra_id_11>", "<extra_id_0>");
        assertThat(prompts(1, Alignment.ALIGNED).of(Role.EXECUTOR, state))
                .contains("<extra_id_10>")
                .doesNotContain("<extra_id_9>");
    }

    @Test
    void swiftSpeaksInWordsAndHasNoSubGoals() {
        assertThat(prompts(10, Alignment.ALIGNED).of(Role.SWIFT, state(List.of(GO))))
                .contains(
                        "; </s> Action history: </s> <extra_id_10> go to kitchen (+29) --> You move to the kitchen. | ")
                .doesNotContain("subtask");
    }

    @Test
    void executorNeedsASubGoal() {
        Prompts prompts = prompts(10, Alignment.ALIGNED);
        assertThatThrownBy(() -> prompts.of(Role.EXECUTOR, state(List.of(GO))))
                .hasMessageContaining("current sub-goal");
    }

    @Test
    void historyLongerThanTenCannotBeNumbered() {
        assertThatThrownBy(() -> prompts(11, Alignment.ALIGNED)).hasMessageContaining("not 11");
    }

    private static Prompts prompts(int history, Alignment alignment) {
        return new Prompts(ScienceWorld.textsOnly(), history, alignment, Wording.ORIGINAL);
    }

    private static PromptState state(List<HistoryEntry> history, String... subGoals) {
        List<SubGoal> list = Arrays.stream(subGoals).map(SubGoal::new).toList();
        return new PromptState("Boil water.", 2, 0.29, history, "LOOK", "INVENTORY", List.of("kitchen"), list);
    }
}
