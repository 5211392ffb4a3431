package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Role;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptParts;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.domain.Domain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns annotated trajectories into training rows. Safe to use from several threads.
 *
 * <p>{@link Alignment#ORIGINAL} gives the rows of the published data sets, byte for byte. {@link Alignment#ALIGNED} gives
 * rows whose states are those that the agent meets: the first action is a target too, and the controller is asked only in
 * the step after the end of a sub-goal, with the list of sub-goals as the executor has it.
 */
public final class Rows {
    /** What the published controller data name when nothing is left to do. */
    private static final String COMPLETE = "complete_task()";

    private final Domain domain;
    private final RowOptions options;
    private final Prompts prompts;

    public Rows(Domain domain, RowOptions options) {
        this.domain = domain;
        this.options = options;
        this.prompts = options.prompts(domain);
    }

    /** Rows in the order of the trajectory; none if it is too short to have one. */
    public RowSet of(Role role, AnnotatedTrajectory trajectory) {
        return new RowBuilder(trajectory).rows(role).put();
    }

    /** The rows for several roles, whose texts are the same objects where they are equal. */
    Map<Role, RowDrafts> drafts(Collection<Role> roles, AnnotatedTrajectory trajectory) {
        RowBuilder builder = new RowBuilder(trajectory);
        Map<Role, RowDrafts> rows = new EnumMap<>(Role.class);
        roles.forEach(role -> rows.put(role, builder.rows(role)));
        return rows;
    }

    /** What a model is asked in a step; without an answer if the formal language has no word for the action. */
    private record Question(ReplayStep step, PromptParts parts, Optional<String> answer) {}

    /** One trajectory, with what its roles share. */
    private final class RowBuilder {
        private final AnnotatedTrajectory trajectory;
        private final String task;
        private final PromptTextCache shown;
        private final ReplaySteps withEnds;
        private List<PromptParts> executorStates = List.of();

        RowBuilder(AnnotatedTrajectory trajectory) {
            this.trajectory = trajectory;
            this.task = trajectory.trajectory().taskDescription();
            this.shown = new PromptTextCache(prompts, task);
            this.withEnds = ReplaySteps.withEnds(trajectory, options.alignment());
        }

        RowDrafts rows(Role role) {
            List<Row> rows = new ArrayList<>();
            List<String> skipped = new ArrayList<>();
            for (Question question : questions(role)) {
                question.answer()
                        .ifPresentOrElse(
                                answer -> rows.add(row(role, question.parts(), answer)),
                                () -> skipped.add(question.step().action()));
            }
            return new RowDrafts(rows, skipped);
        }

        private Row row(Role role, PromptParts parts, String answer) {
            Variation variation = trajectory.trajectory().variation();
            TaskId task = variation.task();
            return new Row(
                    out -> prompts.write(role, parts, out),
                    prompts.answer(role, answer),
                    task.index(),
                    variation.number(),
                    task.code());
        }

        private List<Question> questions(Role role) {
            ReplaySteps sequence =
                    role == Role.SWIFT ? ReplaySteps.withoutEnds(trajectory, options.alignment()) : withEnds;
            if (sequence.steps().size() < 2) {
                return List.of();
            }
            if (role == Role.FIRST) {
                ReplayStep first = sequence.steps().get(0);
                if (trajectory.learnFrom() > 0) {
                    return List.of();
                }
                return List.of(new Question(
                        first,
                        StateReplay.start(task, first, shown),
                        Optional.of(sequence.subGoals().get(0).text())));
            }
            List<PromptParts> states = role == Role.SWIFT
                    ? StateReplay.states(domain.texts(), role, task, sequence, shown)
                    : executorStates();
            List<Question> questions = new ArrayList<>(states.size());
            for (int index = 1; index <= states.size(); index++) {
                question(role, sequence, index, states.get(index - 1)).ifPresent(questions::add);
            }
            return questions;
        }

        /** Executor and controller see the same but for the sub-goals. */
        private List<PromptParts> executorStates() {
            if (executorStates.isEmpty()) {
                executorStates = StateReplay.states(domain.texts(), Role.EXECUTOR, task, withEnds, shown);
            }
            return executorStates;
        }
    }

    private Optional<Question> question(Role role, ReplaySteps sequence, int index, PromptParts parts) {
        ReplayStep step = sequence.steps().get(index);
        if (!step.isLearnt()) {
            return Optional.empty();
        }
        return switch (role) {
            case EXECUTOR, SWIFT -> Optional.of(new Question(step, parts, prompts.action(role, step.action())));
            case CONTROLLER ->
                options.alignment() == Alignment.ORIGINAL
                        ? Optional.of(new Question(step, parts, Optional.of(upcoming(sequence, index))))
                        : nextSubGoal(sequence, index, parts);
            case FIRST -> Optional.empty();
        };
    }

    /** The published controller row: the sub-goal of the step after this one. */
    private static String upcoming(ReplaySteps sequence, int index) {
        List<ReplayStep> steps = sequence.steps();
        return index + 1 < steps.size()
                ? sequence.subGoals().get(steps.get(index + 1).subGoal()).text()
                : COMPLETE;
    }

    /** The aligned controller row, where the step before ended a sub-goal. */
    private static Optional<Question> nextSubGoal(ReplaySteps sequence, int index, PromptParts parts) {
        if (!sequence.steps().get(index - 1).isEnd()) {
            return Optional.empty();
        }
        ReplayStep step = sequence.steps().get(index);
        String next = sequence.subGoals().get(step.subGoal()).text();
        List<String> pursued = parts.subGoals().subList(0, step.subGoal());
        return Optional.of(new Question(step, parts.withSubGoals(pursued), Optional.of(next)));
    }
}
