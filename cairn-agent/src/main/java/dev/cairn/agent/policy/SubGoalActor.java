package dev.cairn.agent.policy;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.core.Effort;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.action.ActionLanguage;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.simulator.Surroundings;
import java.util.List;
import java.util.Optional;

/** The two-level agent within one episode. */
final class SubGoalActor implements Actor {
    /** One tick of the world; the formal language knows only {@code wait}, which is ten. */
    private static final String WAIT_ONE = "wait1";

    private final RoleModel first;
    private final RoleModel controller;
    private final RoleModel executor;
    private final EpisodeMemory memory;
    private boolean ended;

    SubGoalActor(RoleModel first, RoleModel controller, RoleModel executor, Surroundings world) {
        this.first = first;
        this.controller = controller;
        this.executor = executor;
        this.memory = new EpisodeMemory(world);
    }

    @Override
    public Decision decide(int time) {
        if (memory.subGoals().isEmpty()) {
            pursue(first.ask(memory.beginning()));
        }
        PromptState state = memory.now(time);
        if (time > 1 && controllerIsDue()) {
            pursue(controller.ask(state));
            state = state.withSubGoals(memory.subGoals());
        }
        List<String> answers = executor.ask(state);
        ended = endsSubGoal(answers);
        return ended ? new Decision.EndSubGoal(answers, Effort.NONE) : new Decision.Act(actions(answers));
    }

    @Override
    public void observe(String action, String observation, int score) {
        memory.observe(action, observation, score);
    }

    @Override
    public List<SubGoal> subGoals() {
        return memory.subGoals();
    }

    /** Trained on the original rows, a controller is asked in every round; on aligned ones, at the end of a sub-goal. */
    private boolean controllerIsDue() {
        return ended || controller.recipe().alignment() == Alignment.ORIGINAL;
    }

    /** In the original, any answer among the beams ends the sub-goal. */
    private boolean endsSubGoal(List<String> answers) {
        List<String> counted = executor.recipe().alignment() == Alignment.ORIGINAL ? answers : answers.subList(0, 1);
        return counted.contains(ActionLanguage.END_SUBGOAL_FORMAL) || counted.contains(ActionLanguage.END_SUBGOAL);
    }

    private void pursue(List<String> answers) {
        answers.stream()
                .map(answer -> answer.strip().replaceAll("^\\.+|\\.+$", ""))
                .filter(answer -> !answer.isBlank())
                .findFirst()
                .map(SubGoal::new)
                .ifPresent(memory::pursue);
    }

    /** Formal answers in words; those that mean nothing are dropped, unless none means anything. */
    static List<String> actions(List<String> answers) {
        List<String> actions = answers.stream()
                .map(ActionLanguage::recover)
                .flatMap(Optional::stream)
                .map(action -> action.equals("wait") ? WAIT_ONE : action)
                .distinct()
                .toList();
        return actions.isEmpty() ? answers : actions;
    }
}
