package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Role;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptParts;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.text.Sanitizer;
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
 * the round after the end of a sub-goal, with the list of sub-goals as the executor has it.
 */
public final class Rows {
    /** What the published controller data name when nothing is left to do. */
    private static final String COMPLETE = "complete_task()";

    private final RowOptions options;
    private final Prompts prompts;

    public Rows(RowOptions options) {
        this.options = options;
        this.prompts = options.prompts();
    }

    /** Rows in the order of the trajectory; none if it is too short to have one. */
    public RowSet of(Role role, AnnotatedTrajectory trajectory) {
        return new Sheet(trajectory).rows(role).put();
    }

    /** The rows for several roles, whose texts are the same objects where they are equal. */
    Map<Role, RowDrafts> drafts(Collection<Role> roles, AnnotatedTrajectory trajectory) {
        Sheet sheet = new Sheet(trajectory);
        Map<Role, RowDrafts> rows = new EnumMap<>(Role.class);
        roles.forEach(role -> rows.put(role, sheet.rows(role)));
        return rows;
    }

    /** What a model is asked in a round; without an answer if the formal language has no word for the action. */
    private record Question(ReplayStep round, PromptParts parts, Optional<String> answer) {}

    /** One trajectory, with what its roles share. */
    private final class Sheet {
        private final AnnotatedTrajectory trajectory;
        private final String task;
        private final PromptTextCache shown;
        private final ReplaySteps withEnds;
        private List<PromptParts> executorMoments = List.of();

        Sheet(AnnotatedTrajectory trajectory) {
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
                                () -> skipped.add(question.round().action()));
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
            if (sequence.rounds().size() < 2) {
                return List.of();
            }
            if (role == Role.FIRST) {
                ReplayStep first = sequence.rounds().get(0);
                return List.of(new Question(
                        first,
                        StateReplay.start(task, first, shown),
                        Optional.of(sequence.subGoals().get(0).text())));
            }
            List<PromptParts> moments =
                    role == Role.SWIFT ? StateReplay.moments(role, task, sequence, shown) : executorMoments();
            List<Question> questions = new ArrayList<>(moments.size());
            for (int index = 1; index <= moments.size(); index++) {
                question(role, sequence, index, moments.get(index - 1)).ifPresent(questions::add);
            }
            return questions;
        }

        /** Executor and controller see the same but for the sub-goals. */
        private List<PromptParts> executorMoments() {
            if (executorMoments.isEmpty()) {
                executorMoments = StateReplay.moments(Role.EXECUTOR, task, withEnds, shown);
            }
            return executorMoments;
        }
    }

    private Optional<Question> question(Role role, ReplaySteps sequence, int index, PromptParts parts) {
        ReplayStep round = sequence.rounds().get(index);
        return switch (role) {
            case EXECUTOR -> Optional.of(new Question(round, parts, formal(round)));
            case SWIFT ->
                Optional.of(new Question(
                        round, parts, options.template().formalSwift() ? formal(round) : Optional.of(words(round))));
            case CONTROLLER ->
                options.alignment() == Alignment.ORIGINAL
                        ? Optional.of(new Question(round, parts, Optional.of(upcoming(sequence, index))))
                        : nextSubGoal(sequence, index, parts);
            case FIRST -> Optional.empty();
        };
    }

    private static String words(ReplayStep round) {
        return Sanitizer.sanitize(round.action());
    }

    private Optional<String> formal(ReplayStep round) {
        return options.template().formalize(words(round));
    }

    /** The published controller row: the sub-goal of the round after this one. */
    private static String upcoming(ReplaySteps sequence, int index) {
        List<ReplayStep> rounds = sequence.rounds();
        return index + 1 < rounds.size()
                ? sequence.subGoals().get(rounds.get(index + 1).subGoal()).text()
                : COMPLETE;
    }

    /** The aligned controller row, where the round before ended a sub-goal. */
    private static Optional<Question> nextSubGoal(ReplaySteps sequence, int index, PromptParts parts) {
        if (!sequence.rounds().get(index - 1).isEnd()) {
            return Optional.empty();
        }
        ReplayStep round = sequence.rounds().get(index);
        String next = sequence.subGoals().get(round.subGoal()).text();
        List<String> pursued = parts.subGoals().subList(0, round.subGoal());
        return Optional.of(new Question(round, parts.withSubGoals(pursued), Optional.of(next)));
    }
}
