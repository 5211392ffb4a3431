package dev.cairn.agent.constraint;

import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Wording;
import java.util.List;

/**
 * What rules are fitted on: a row of a data set, read back from its prompt.
 *
 * @param taskCode of the task, the same for all its variations
 * @param task description of the task
 * @param surroundings description of these, and of what the agent has
 * @param pursued verb of the sub-goal that the row pursues; empty if it tells none
 * @param target sub-goal or formal action to be named
 */
public record TrainingRow(
        String taskCode, int variation, String task, String surroundings, String pursued, SubGoal target) {
    /** Reads the rows of one role, in their order. */
    public static List<TrainingRow> read(Role role, List<Example> rows, Wording wording) {
        return rows.stream()
                .map(row -> new TrainingRow(
                        row.taskRealId(),
                        row.variationId(),
                        wording.task(row.input()),
                        wording.surroundings(row.input()),
                        wording.pursuedVerb(row.input()).orElse(""),
                        new SubGoal(wording.meant(role, row.target()))))
                .toList();
    }
}
