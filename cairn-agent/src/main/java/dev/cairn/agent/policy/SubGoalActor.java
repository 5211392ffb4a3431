package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.constraint.DecodingState;
import dev.cairn.agent.subgoal.Planner;
import dev.cairn.core.Choice;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.domain.Domain;
import dev.cairn.domain.EnvironmentView;
import java.util.List;

/** The two-level agent within one episode. */
final class SubGoalActor implements Actor {
    private final Planner planner;
    private final Seq2SeqRole executor;
    private final Domain domain;
    private final AgentChoices choices;
    private final EpisodeMemory memory;
    private boolean reached;

    SubGoalActor(Planner planner, Seq2SeqRole executor, Domain domain, AgentChoices choices, EnvironmentView world) {
        this.planner = planner;
        this.executor = executor;
        this.domain = domain;
        this.choices = choices;
        this.memory = new EpisodeMemory(world, domain.texts());
    }

    @Override
    public Decision decide(int step) {
        PromptState state = memory.now(step);
        Planner.Plan plan = planner.next(state, reached);
        plan.subGoal().ifPresent(memory::pursue);
        if (memory.subGoals().isEmpty()) {
            return new Decision.Stop();
        }
        List<String> answers = answers(state.withSubGoals(memory.subGoals()));
        reached = choices.reached().test(answers, executor.alignment());
        return reached
                ? new Decision.EndSubGoal(answers, plan.usage())
                : new Decision.Act(actions(answers), Choice.FIRST, plan.usage());
    }

    @Override
    public void observe(String action, String observation, int score) {
        memory.observe(action, observation, score);
    }

    @Override
    public List<SubGoal> subGoals() {
        return memory.subGoals();
    }

    private List<String> answers(PromptState state) {
        DecodingState decoding = new DecodingState(
                state.taskDescription(), state.look() + "\n" + state.inventory(), state.subGoals(), this::isDone);
        return executor.constraints().apply(executor.ask(state), decoding);
    }

    private boolean isDone(String answer) {
        return actions(List.of(answer)).stream().anyMatch(memory::isDone);
    }

    private List<String> actions(List<String> answers) {
        return choices.meaning().actions(domain, answers);
    }
}
