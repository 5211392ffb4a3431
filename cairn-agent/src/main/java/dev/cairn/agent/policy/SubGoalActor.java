package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.choice.SubGoalReached;
import dev.cairn.agent.constraint.DecodingState;
import dev.cairn.agent.subgoal.Planner;
import dev.cairn.core.Choice;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.domain.Domain;
import dev.cairn.domain.EnvironmentView;
import java.util.List;
import java.util.Optional;

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
        PromptState asked = state.withSubGoals(memory.subGoals());
        Optional<String> best = best(asked);
        List<String> answers = best.map(List::of).orElseGet(() -> all(asked));
        reached = choices.reached().test(answers, executor.alignment());
        if (reached) {
            return new Decision.EndSubGoal(answers, plan.usage());
        }
        List<String> actions = actions(answers);
        return best.isPresent()
                ? new Decision.Act(actions, Choice.FIRST, plan.usage(), () -> actions(all(asked)))
                : new Decision.Act(actions, Choice.FIRST, plan.usage());
    }

    @Override
    public void observe(String action, String observation, int score) {
        memory.observe(action, observation, score);
    }

    @Override
    public List<SubGoal> subGoals() {
        return memory.subGoals();
    }

    /** The first answer, where the others would be of no use as long as the world knows it. */
    private Optional<String> best(PromptState state) {
        return choices.reached().byAnyAnswer(executor.alignment())
                ? Optional.empty()
                : executor.best(state)
                        .filter(answer -> executor.constraints().allows(answer, decoding(state)))
                        .filter(answer -> SubGoalReached.isEnd(List.of(answer))
                                || domain.actions().recover(answer).isPresent());
    }

    private List<String> all(PromptState state) {
        return executor.constraints().apply(executor.ask(state), decoding(state));
    }

    private DecodingState decoding(PromptState state) {
        return new DecodingState(
                state.taskDescription(), state.look() + "\n" + state.inventory(), state.subGoals(), this::isDone);
    }

    private boolean isDone(String answer) {
        return actions(List.of(answer)).stream().anyMatch(memory::isDone);
    }

    private List<String> actions(List<String> answers) {
        return choices.meaning().actions(domain, answers);
    }
}
