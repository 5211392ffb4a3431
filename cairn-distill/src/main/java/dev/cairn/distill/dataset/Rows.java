package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.distill.action.ActionLanguage;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.text.Sanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns annotated trajectories into training rows.
 *
 * <p>{@link Alignment#ORIGINAL} gives the rows of the published data sets, byte for byte. {@link Alignment#ALIGNED} gives
 * rows whose states are those that the agent meets: the first action is a target too, and the controller is asked only in
 * the round after the end of a sub-goal, with the list of sub-goals as the executor has it.
 */
public final class Rows {
    /** What the published controller data name when nothing is left to do. */
    private static final String COMPLETE = "complete_task()";

    private final RowOptions options;
    private final Prompts prompts;

    public Rows(RowOptions options) {
        this.options = options;
        this.prompts = new Prompts(options.historyLength(), options.alignment());
    }

    /** Rows in the order of the trajectory; none if it is too short to have one. */
    public RowSet of(Role role, AnnotatedTrajectory trajectory) {
        Rounds sequence = role == Role.SWIFT
                ? Rounds.withoutEnds(trajectory, options.alignment())
                : Rounds.withEnds(trajectory, options.alignment());
        List<Example> rows = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Question question : questions(role, trajectory.trajectory().taskDescription(), sequence)) {
            question.answer()
                    .ifPresentOrElse(
                            answer -> rows.add(row(
                                    prompts.of(role, question.state()),
                                    answer,
                                    trajectory.trajectory().variation())),
                            () -> skipped.add(question.round().action()));
        }
        return new RowSet(rows, skipped);
    }

    private List<Question> questions(Role role, String task, Rounds sequence) {
        if (sequence.rounds().size() < 2) {
            return List.of();
        }
        if (role == Role.FIRST) {
            Round first = sequence.rounds().get(0);
            String subGoal = sequence.subGoals().get(0).text();
            return List.of(new Question(first, Walk.start(task, first), Optional.of(subGoal)));
        }
        List<Question> questions = new ArrayList<>();
        int index = 1;
        for (PromptState state : Walk.states(task, sequence, options.historyLength())) {
            question(role, sequence, index++, state).ifPresent(questions::add);
        }
        return questions;
    }

    private Optional<Question> question(Role role, Rounds sequence, int index, PromptState state) {
        Round round = sequence.rounds().get(index);
        String action = Sanitizer.sanitize(round.action());
        return switch (role) {
            case EXECUTOR -> Optional.of(new Question(round, state, ActionLanguage.formalize(action)));
            case SWIFT -> Optional.of(new Question(round, state, Optional.of(action)));
            case CONTROLLER ->
                options.alignment() == Alignment.ORIGINAL
                        ? Optional.of(new Question(round, state, Optional.of(upcoming(sequence, index))))
                        : nextSubGoal(sequence, index, state);
            case FIRST -> Optional.empty();
        };
    }

    /** The published controller row: the sub-goal of the round after this one. */
    private static String upcoming(Rounds sequence, int index) {
        List<Round> rounds = sequence.rounds();
        return index + 1 < rounds.size()
                ? sequence.subGoals().get(rounds.get(index + 1).subGoal()).text()
                : COMPLETE;
    }

    /** The aligned controller row, where the round before ended a sub-goal. */
    private static Optional<Question> nextSubGoal(Rounds sequence, int index, PromptState state) {
        if (!sequence.rounds().get(index - 1).isEnd()) {
            return Optional.empty();
        }
        Round round = sequence.rounds().get(index);
        List<SubGoal> pursued = sequence.subGoals().subList(0, round.subGoal());
        String next = sequence.subGoals().get(round.subGoal()).text();
        return Optional.of(new Question(round, state.withSubGoals(pursued), Optional.of(next)));
    }

    private static Example row(String input, String target, Variation variation) {
        TaskId task = variation.task();
        return new Example(input, target, task.index(), variation.number(), task.code());
    }

    /** What a model is asked in a round; without an answer if the formal language has no word for the action. */
    private record Question(Round round, PromptState state, Optional<String> answer) {}
}
