package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.constraint.TaskTemplateConstraint;
import dev.cairn.core.Example;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Template;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskKindsTest {
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

    private static final List<TaskTemplateConstraint> KINDS =
            TaskKinds.of(ROWS, new Prompts(3, Alignment.ALIGNED, Template.COMPARED), Template.COMPARED);

    /** To heat names a pot once; only one path searches. */
    @Test
    void aVerbIsBoundIfItIsAlwaysAboutWhatTheTaskNames() {
        assertThat(KINDS).hasSize(2);
        assertThat(KINDS.get(0).words()).containsExactly("Boil");
        assertThat(KINDS.get(0).bound()).containsExactly("focus_on");
        assertThat(KINDS.get(1).bound()).isEmpty();
    }

    @Test
    void aNewTaskIsOfTheKindWhoseWordsItHas() {
        String task = "Boil ice cream";
        TaskTemplateConstraint kind = TaskTemplateConstraint.of(task, KINDS).orElseThrow();
        assertThat(kind).isEqualTo(KINDS.get(0));
        assertThat(kind.forbids(new SubGoal("focus_on(water)"), task)).isTrue();
        assertThat(kind.forbids(new SubGoal("focus_on(ice)"), task)).isFalse();
        assertThat(kind.forbids(new SubGoal("heat(water, stove)"), task)).isFalse();
        assertThat(TaskTemplateConstraint.of("Freeze ice", KINDS)).isEmpty();
        assertThat(TaskTemplateConstraint.of("Find the animal in the attic", KINDS))
                .contains(KINDS.get(1));
    }

    private static List<Example> episode(String code, int number, String task, String... subGoals) {
        return Stream.of(subGoals)
                .map(subGoal -> new Example(task + " # 1, 0 # goal?", subGoal, 1, number, code))
                .toList();
    }
}
