package dev.cairn.agent.subgoal;

import dev.cairn.agent.AnswerText;
import dev.cairn.agent.Respondent;
import dev.cairn.agent.compat.Defect;
import dev.cairn.agent.compat.Defects;
import dev.cairn.agent.subgoal.ModelSubGoals.Chance;
import dev.cairn.core.Mentions;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** {@link ModelSubGoals} in one episode. */
record ModelPlanner(
        Respondent first,
        Respondent controller,
        Chance chance,
        boolean firstAtRandom,
        List<SubGoal> all,
        Draw draw,
        Supplier<List<String>> things,
        Defects defects)
        implements Planner {
    private static final int ROUNDS_BETWEEN = 10;

    /** Places need not have been named: one goes to rooms that one has not seen. */
    private static final String NAVIGATE = "navigate_to";

    private static final Pattern NUMBER = Pattern.compile("\\d+");

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
     * The best answer that is about things the episode has named, or else the best one that says anything. Sub-goals of solved
     * episodes nearly always are, but a small model that meets a new thing may name the one that it has learnt instead.
     */
    private String answer(Respondent model, PromptState state) {
        List<String> answers = model.ask(state).stream()
                .map(AnswerText::subGoal)
                .filter(answer -> !answer.isBlank())
                .toList();
        Mentions named = named(state);
        return answers.stream()
                .filter(answer -> defects.has(Defect.BEST_SUB_GOAL) || isKnown(new SubGoal(answer), named))
                .findFirst()
                .or(() -> answers.stream().findFirst())
                .orElse("");
    }

    private static boolean isKnown(SubGoal subGoal, Mentions named) {
        return subGoal.head().equals(NAVIGATE)
                || subGoal.arguments().stream()
                        .allMatch(argument -> NUMBER.matcher(argument).matches() || named.name(argument));
    }

    private static Mentions named(PromptState state) {
        Mentions named =
                new Mentions().add(state.taskDescription()).add(state.look()).add(state.inventory());
        state.history().forEach(entry -> named.add(entry.action()).add(entry.observation()));
        return named;
    }
}
