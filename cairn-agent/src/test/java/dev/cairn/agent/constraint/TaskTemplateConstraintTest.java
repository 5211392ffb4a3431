package dev.cairn.agent.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Wording;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskTemplateConstraintTest {
    private static final List<Example> ROWS = Stream.of(
                    episode("1-1", 1, "Boil water", "fill pot, sink", "focus_on water", "heat water, stove"),
                    episode("1-1", 2, "Boil ice", "focus_on ice", "heat ice, stove"),
                    episode("1-1", 3, "Boil lead", "search_for lead", "focus_on lead", "heat pot, stove"),
                    episode("1-1", 4, "Boil gallium", "focus_on gallium", "heat gallium, stove"),
                    episode("7-1", 1, "Find the animal in the hall", "focus_on turtle"),
                    episode("7-1", 2, "Find the animal in the shed", "focus_on frog"),
                    episode("7-1", 3, "Find the animal in the yard", "focus_on yard dog"))
            .flatMap(List::stream)
            .toList();

    private static final TaskTemplateConstraint RULE =
            TaskTemplateConstraint.fit(TrainingRow.read(Role.CONTROLLER, ROWS, Wording.COMPACT));

    /** To heat names a pot once; only one path searches. */
    @Test
    void aVerbIsAboutTheTaskIfItIsAlwaysAboutWhatTheTaskNames() {
        assertThat(RULE.templates()).hasSize(2);
        assertThat(RULE.templates().get(0).words()).containsExactly("Boil");
        assertThat(RULE.templates().get(0).aboutTask()).containsExactly("focus_on");
        assertThat(RULE.templates().get(1).aboutTask()).isEmpty();
    }

    @Test
    void aNewTaskIsOfTheTemplateWhoseWordsItHas() {
        assertThat(allows("focus_on(water)", "Boil ice cream")).isFalse();
        assertThat(allows("focus_on(ice)", "Boil ice cream")).isTrue();
        assertThat(allows("heat(water, stove)", "Boil ice cream")).isTrue();
        assertThat(allows("focus_on(water)", "Freeze ice")).isTrue();
        assertThat(allows("focus_on(water)", "Find the animal in the attic")).isTrue();
    }

    private static boolean allows(String subGoal, String task) {
        return RULE.allows(new SubGoal(subGoal), new DecodingState(task, "", List.of(), done -> false));
    }

    private static List<Example> episode(String code, int number, String task, String... subGoals) {
        return Stream.of(subGoals)
                .map(subGoal -> new Example(task + " # 1, 0 # goal?", subGoal, 1, number, code))
                .toList();
    }
}
