package scienceworld.tasks.goals;

public class GoalSequence {
    public native boolean isFailed();

    public native int curSubgoalIdx();

    public native Goal[] subgoals();

    public native boolean[] optionalUnorderedSubgoalsCompleted();
}
