package dev.cairn.agent.subgoal;

import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.agent.EntityNames;
import java.util.List;
import java.util.function.Function;

/**
 * Sub-goals of the two small models, with or without chance among them, as in the published agent: chance has its say at the
 * start and in every tenth step after it, the controller in all others.
 *
 * @param first closed with this source, as {@code controller} is
 * @param firstAtRandom whether the first sub-goal is one of {@code all}, whatever {@code chance} says
 * @param all what is drawn from; may be empty if nothing ever is
 * @param draws for each episode its own
 * @param names that random arguments are drawn from
 */
public record ModelSubGoals(
        Seq2SeqRole first,
        Seq2SeqRole controller,
        Chance chance,
        boolean firstAtRandom,
        List<SubGoal> all,
        Function<Variation, Draw> draws,
        EntityNames names)
        implements SubGoalSource {
    /** What chance decides. */
    public enum Chance {
        /** Nothing. */
        NONE,
        /** The whole sub-goal, one of a list. */
        WHOLE,
        /** The arguments of the sub-goal that a model names. */
        ARGUMENTS
    }

    public ModelSubGoals {
        if (all.isEmpty() && (firstAtRandom || chance == Chance.WHOLE)) {
            throw new IllegalArgumentException("no sub-goals to draw from");
        }
        all = List.copyOf(all);
    }

    /** The two models alone. */
    public static ModelSubGoals of(Seq2SeqRole first, Seq2SeqRole controller) {
        return new ModelSubGoals(
                first, controller, Chance.NONE, false, List.of(), variation -> bound -> 0, EntityNames.NONE);
    }

    @Override
    public Planner begin(Variation variation, EnvironmentView world) {
        return new ModelPlanner(first, controller, chance, firstAtRandom, all, draws.apply(variation), names, world);
    }

    @Override
    public void close() {
        first.close();
        controller.close();
    }
}
