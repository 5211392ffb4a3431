package dev.cairn.agent.subgoal;

import dev.cairn.agent.AnswerText;
import dev.cairn.agent.Respondent;
import dev.cairn.agent.subgoal.ModelSubGoals.Chance;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@link ModelSubGoals} in one episode. */
record ModelPlanner(
        Respondent first,
        Respondent controller,
        Chance chance,
        boolean firstAtRandom,
        List<SubGoal> all,
        Draw draw,
        Supplier<List<String>> things)
        implements Planner {
    private static final int ROUNDS_BETWEEN = 10;

    @Override
    public Plan next(PromptState state, boolean reached) {
        if (state.subGoals().isEmpty()) {
            String own = byChance(first, state.atBeginning());
            return Plan.of(firstAtRandom ? drawn() : own);
        }
        if (chance != Chance.NONE && (state.time() - 1) % ROUNDS_BETWEEN == 0) {
            return Plan.of(byChance(controller, state));
        }
        return isDue(reached) ? Plan.of(answer(controller, state)) : Plan.AS_BEFORE;
    }

    private String byChance(Respondent model, PromptState state) {
        return switch (chance) {
            case NONE -> answer(model, state);
            case WHOLE -> drawn();
            case ARGUMENTS -> RandomArguments.of(answer(model, state), things.get(), draw);
        };
    }

    /** Trained on the original rows, a controller is asked in every round; on aligned ones, at the end of a sub-goal. */
    private boolean isDue(boolean reached) {
        return reached || controller.alignment() == Alignment.ORIGINAL;
    }

    private String drawn() {
        return draw.from(all).text();
    }

    /**
     * The best answer that says anything. A controller of aligned rows is asked when a sub-goal has ended, and no row tells it to
     * take up the same one again, nor the same two in turn: then the best answer that leads on, if there is one.
     */
    private static String answer(Respondent model, PromptState state) {
        List<String> answers = model.ask(state).stream()
                .map(AnswerText::subGoal)
                .filter(answer -> !answer.isBlank())
                .toList();
        return answers.stream()
                .filter(answer -> model.alignment() == Alignment.ORIGINAL || !goesInCircles(answer, state.subGoals()))
                .findFirst()
                .or(() -> answers.stream().findFirst())
                .orElse("");
    }

    private static boolean goesInCircles(String next, List<SubGoal> before) {
        List<String> path = new ArrayList<>();
        before.forEach(subGoal -> path.add(subGoal.text()));
        path.add(next);
        return repeats(path, 1) || repeats(path, 2);
    }

    /** Whether the last {@code length} are the same as those before them. */
    private static boolean repeats(List<String> path, int length) {
        int end = path.size();
        return end >= 2 * length
                && path.subList(end - length, end).equals(path.subList(end - 2 * length, end - length));
    }
}
