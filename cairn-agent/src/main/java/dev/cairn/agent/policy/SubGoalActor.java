package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.compat.Defect;
import dev.cairn.agent.compat.Defects;
import dev.cairn.agent.constraint.NoRepeatActions;
import dev.cairn.agent.subgoal.Planner;
import dev.cairn.core.Choice;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.domain.EnvironmentView;
import java.util.List;

/** The two-level agent within one episode. */
final class SubGoalActor implements Actor {
    private final Planner planner;
    private final Seq2SeqRole executor;
    private final Defects defects;
    private final EpisodeMemory memory;
    private final NoRepeatActions done;
    private boolean reached;

    SubGoalActor(Planner planner, Seq2SeqRole executor, Defects defects, EnvironmentView world) {
        this.planner = planner;
        this.executor = executor;
        this.defects = defects;
        this.memory = new EpisodeMemory(world);
        this.done = new NoRepeatActions(executor.once());
    }

    @Override
    public Decision decide(int time) {
        PromptState state = memory.now(time);
        Planner.Plan plan = planner.next(state, reached);
        plan.subGoal().ifPresent(subGoal -> {
            memory.pursue(subGoal);
            done.begin(subGoal);
        });
        if (memory.subGoals().isEmpty()) {
            return new Decision.Stop();
        }
        List<String> answers = done.without(executor.ask(state.withSubGoals(memory.subGoals())), defects);
        reached = endsSubGoal(answers);
        return reached
                ? new Decision.EndSubGoal(answers, plan.effort())
                : new Decision.Act(FormalAnswers.actions(answers, defects), Choice.FIRST, plan.effort());
    }

    @Override
    public void observe(String action, String observation, int score) {
        memory.observe(action, observation, score);
        done.add(action, observation);
    }

    @Override
    public List<SubGoal> subGoals() {
        return memory.subGoals();
    }

    /** In the original, any answer among the beams ends the sub-goal, and models trained on its rows rely on it. */
    private boolean endsSubGoal(List<String> answers) {
        boolean any = executor.alignment() == Alignment.ORIGINAL || defects.has(Defect.END_IN_ANY_BEAM);
        return FormalAnswers.endsSubGoal(any ? answers : answers.subList(0, 1));
    }
}
