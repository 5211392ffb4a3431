package dev.cairn.pipeline.improve;

import static dev.cairn.core.InvalidValueException.require;
import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.core.Role;
import dev.cairn.pipeline.train.EntityRandomization;
import dev.cairn.pipeline.train.TrainPlan;
import java.util.List;
import java.util.Optional;

/**
 * How an agent learns from its own episodes.
 *
 * @param rounds of playing and learning
 * @param variationsPerTask training variations of each task that are played in a round, other ones each time
 * @param attempts episodes of a variation at most, the first one as the agent plays by itself
 * @param renamedShare of the variations, in which things that the task names have names that no training has seen; but for those that
 *     entity randomisation leaves as they are
 * @param goldPerTask given trajectories of each task that are learnt again in a round, so that nothing is forgotten; 0 for all
 * @param ownShare of the steps that are learnt: those found by the agent itself come as often as that takes, 20 times at most
 * @param devPerTask dev variations of each task by which a round is judged; a round that does not score more is not kept
 * @param train plan of the executor, or of swift
 * @param controllerSteps of the controller, which has fewer rows; otherwise as the executor
 * @param firstSteps of the model for first sub-goals, likewise
 */
public record ImprovePlan(
        int rounds,
        int variationsPerTask,
        int attempts,
        double renamedShare,
        int goldPerTask,
        double ownShare,
        int devPerTask,
        TrainPlan train,
        Optional<Integer> controllerSteps,
        Optional<Integer> firstSteps) {
    public ImprovePlan {
        requireAtLeast(0, "rounds", rounds);
        requireAtLeast(1, "variations-per-task", variationsPerTask);
        requireAtLeast(1, "attempts", attempts);
        require(renamedShare >= 0 && renamedShare <= 1, "renamed-share", renamedShare, "a share from 0 to 1");
        requireAtLeast(0, "gold-per-task", goldPerTask);
        require(ownShare > 0 && ownShare < 1, "own-share", ownShare, "a share between 0 and 1");
        requireAtLeast(1, "dev-per-task", devPerTask);
        controllerSteps.ifPresent(steps -> requireAtLeast(1, "controller-steps", steps));
        firstSteps.ifPresent(steps -> requireAtLeast(1, "first-steps", steps));
    }

    /** The plan of a role's model. */
    TrainPlan of(Role role) {
        return train.of(role, controllerSteps, firstSteps);
    }

    /** Words and tasks, by their codes, that keep their names. */
    List<String> kept() {
        return train.entityRandomization().map(EntityRandomization::except).orElse(List.of());
    }

    /** No rounds. */
    public static final ImprovePlan DEFAULTS = new ImprovePlan(
            0, 8, 12, 0.5, 30, 0.3, 10, TrainPlan.DEFAULTS.withSteps(400), Optional.empty(), Optional.empty());
}
