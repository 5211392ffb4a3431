package dev.cairn.distill.annotate.llm;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.distill.annotate.AnswerText;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.TolerantAnswerReader;
import dev.cairn.distill.annotate.repair.UnreadableAnswerException;
import java.util.List;

/**
 * A task with the answer that a model should give.
 *
 * @param path the actions of the answer, so that it always covers them
 */
public record WorkedExample(String taskDescription, List<String> path, String answer) {
    public WorkedExample {
        path = List.copyOf(path);
    }

    /** An example made of a trajectory that is cut already. */
    static WorkedExample of(AnnotatedTrajectory annotated) {
        return new WorkedExample(
                annotated.trajectory().taskDescription().strip().replaceAll("\\s+", " "),
                annotated.trajectory().steps().stream().map(Step::action).toList(),
                AnswerText.of(annotated));
    }

    /**
     * Reads an example file: the task in the first paragraph, then the answer.
     *
     * @param source for messages
     * @throws UserException if there is no blank line, or no sub-goal behind it
     */
    static WorkedExample parse(String text, String source) {
        String[] parts = text.strip().split("\\R\\s*\\R", 2);
        if (parts.length < 2) {
            throw new UserException(source + " is no worked example: write the task, a blank line, and the answer");
        }
        try {
            List<String> path = new TolerantAnswerReader()
                    .read(parts[1]).actions().stream()
                            .map(AnnotatedAction::action)
                            .toList();
            return new WorkedExample(parts[0].strip().replaceAll("\\s+", " "), path, parts[1].strip());
        } catch (UnreadableAnswerException e) {
            throw new UserException(source + " is no worked example: " + e.getMessage(), e);
        }
    }
}
