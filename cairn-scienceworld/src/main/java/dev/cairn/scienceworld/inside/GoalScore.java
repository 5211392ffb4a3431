package dev.cairn.scienceworld.inside;

import net.bytebuddy.implementation.bind.annotation.This;
import scienceworld.tasks.goals.GoalSequence;

/** {@code GoalSequence.score}: the same sum without the three formatted numbers that are only printed. */
public final class GoalScore {
    private GoalScore() {}

    public static double score(@This Object self) {
        GoalSequence goals = (GoalSequence) self;
        if (goals.isFailed()) {
            return -1;
        }
        double ordered = (double) goals.curSubgoalIdx() / goals.subgoals().length;
        boolean[] optional = goals.optionalUnorderedSubgoalsCompleted();
        double unit = (1 / (goals.subgoals().length + 1.0)) / optional.length;
        double unordered = 0;
        for (boolean completed : optional) {
            if (completed) {
                unordered += unit;
            }
        }
        return Math.min(ordered + unordered, 1);
    }
}
