package dev.cairn.agent.subgoal;

import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.choice.AnswerText;
import dev.cairn.agent.constraint.DecodingState;
import dev.cairn.agent.subgoal.ModelSubGoals.Chance;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.agent.EntityNames;
import java.util.List;
import java.util.Optional;

/** {@link ModelSubGoals} in one episode. */
record ModelPlanner(
        Seq2SeqRole first,
        Seq2SeqRole controller,
        Chance chance,
        boolean firstAtRandom,
        List<SubGoal> all,
        Draw draw,
        EntityNames names,
        EnvironmentView world)
        implements Planner {
    private static final int STEPS_BETWEEN = 10;

    @Override
    public Plan next(PromptState state, boolean reached) {
        if (state.subGoals().isEmpty()) {
            String own = byChance(first, state.atBeginning());
            return Plan.of(firstAtRandom ? drawn() : own);
        }
        if (chance != Chance.NONE && (state.step() - 1) % STEPS_BETWEEN == 0) {
            return Plan.of(byChance(controller, state));
        }
        return isDue(reached) ? Plan.of(onward(state)) : Plan.AS_BEFORE;
    }

    private String byChance(Seq2SeqRole model, PromptState state) {
        return switch (chance) {
            case NONE -> answer(model, state);
            case WHOLE -> drawn();
            case ARGUMENTS -> RandomArguments.of(answer(model, state), names.places(), names.visible(world), draw);
        };
    }

    /** Trained on the original rows, a controller is asked in every step; on aligned ones, at the end of a sub-goal. */
    private boolean isDue(boolean reached) {
        return reached || controller.alignment() == Alignment.ORIGINAL;
    }

    private String drawn() {
        return draw.from(all).text();
    }

    /** The best answer that keeps the model's rules, or the best one if none does. */
    private String onward(PromptState state) {
        DecodingState decoding = new DecodingState(
                state.taskDescription(), state.look() + "\n" + state.inventory(), state.subGoals(), action -> false);
        return best(controller, state)
                .filter(answer -> controller.constraints().allows(answer, decoding))
                .or(() -> controller.constraints().apply(answers(controller, state), decoding).stream()
                        .findFirst())
                .orElse("");
    }

    /** The best answer, or the best one that says anything. */
    private static String answer(Seq2SeqRole model, PromptState state) {
        return best(model, state)
                .or(() -> answers(model, state).stream().findFirst())
                .orElse("");
    }

    private static Optional<String> best(Seq2SeqRole model, PromptState state) {
        return model.best(state).map(AnswerText::subGoal).filter(answer -> !answer.isBlank());
    }

    private static List<String> answers(Seq2SeqRole model, PromptState state) {
        return model.ask(state).stream()
                .map(AnswerText::subGoal)
                .filter(answer -> !answer.isBlank())
                .toList();
    }
}
