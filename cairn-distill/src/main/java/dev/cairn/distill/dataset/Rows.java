package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
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
        Rounds rounds = role == Role.SWIFT
                ? Rounds.withoutEnds(trajectory, options.alignment())
                : Rounds.withEnds(trajectory, options.alignment());
        if (rounds.rounds().size() < 2) {
            return new RowSet(List.of(), List.of());
        }
        Collector rows = new Collector(role, trajectory.trajectory().variation());
        String task = trajectory.trajectory().taskDescription();
        if (role == Role.FIRST) {
            PromptState start = Walk.start(task, rounds.rounds().get(0));
            rows.add(start, rounds.subGoals().get(0).text());
            return rows.finish();
        }
        List<PromptState> states = Walk.states(task, rounds, options.historyLength());
        for (int i = 0; i < states.size(); i++) {
            addRow(rows, rounds, i + 1, states.get(i));
        }
        return rows.finish();
    }

    private void addRow(Collector rows, Rounds rounds, int index, PromptState state) {
        Round round = rounds.rounds().get(index);
        switch (rows.role) {
            case EXECUTOR ->
                ActionLanguage.formalize(Sanitizer.sanitize(round.action()))
                        .ifPresentOrElse(formal -> rows.add(state, formal), () -> rows.skip(round.action()));
            case CONTROLLER -> {
                if (options.alignment() == Alignment.ORIGINAL) {
                    rows.add(state, upcoming(rounds, index));
                } else if (rounds.rounds().get(index - 1).isEnd()) {
                    List<SubGoal> pursued = rounds.subGoals().subList(0, round.subGoal());
                    rows.add(
                            state.withSubGoals(pursued),
                            rounds.subGoals().get(round.subGoal()).text());
                }
            }
            case SWIFT -> rows.add(state, Sanitizer.sanitize(round.action()));
            case FIRST -> throw new IllegalStateException("the first sub-goal has one row, at the start");
        }
    }

    /** The published label: the sub-goal of the round after this one. */
    private static String upcoming(Rounds rounds, int index) {
        return Optional.of(index + 1)
                .filter(next -> next < rounds.rounds().size())
                .map(next -> rounds.subGoals()
                        .get(rounds.rounds().get(next).subGoal())
                        .text())
                .orElse(COMPLETE);
    }

    /** The rows of one trajectory while they are made. */
    private final class Collector {
        private final Role role;
        private final Variation variation;
        private final List<Example> examples = new ArrayList<>();
        private final List<String> skipped = new ArrayList<>();

        Collector(Role role, Variation variation) {
            this.role = role;
            this.variation = variation;
        }

        void add(PromptState state, String target) {
            examples.add(new Example(
                    prompts.of(role, state),
                    target,
                    variation.task().index(),
                    variation.number(),
                    variation.task().code()));
        }

        void skip(String action) {
            skipped.add(action);
        }

        RowSet finish() {
            return new RowSet(examples, skipped);
        }
    }
}
