package dev.cairn.domain.action;

/** How an executor says that its current sub-goal is reached. No world is asked to do this. */
public final class SubGoalEnd {
    /** In words. */
    public static final String ACTION = "end subgoal";

    /** In the formal language of every world. */
    public static final String FORMAL = "END_SG()";

    /** What histories show as its outcome. */
    public static final String OBSERVATION = "the current subgoal is done.";

    private SubGoalEnd() {}
}
