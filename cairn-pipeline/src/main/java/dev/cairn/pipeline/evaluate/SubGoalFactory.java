package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.llm.Llm;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.agent.subgoal.Draw;
import dev.cairn.agent.subgoal.FixedSubGoals;
import dev.cairn.agent.subgoal.GoldSubGoals;
import dev.cairn.agent.subgoal.LlmSubGoals;
import dev.cairn.agent.subgoal.ModelSubGoals;
import dev.cairn.agent.subgoal.ModelSubGoals.Chance;
import dev.cairn.agent.subgoal.RecordedSubGoals;
import dev.cairn.agent.subgoal.SubGoalSource;
import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.domain.Domain;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the source of sub-goals that a mode names.
 *
 * @param world to replay gold trajectories in
 * @param llm asked for only by the mode that asks one
 */
record SubGoalFactory(Domain world, Supplier<AgentLlm.Setup> llm) {
    SubGoalSource source(AgentOptions options, ModelSetup models, long seed) {
        SubGoalMode mode = options.subGoals();
        Loader loader = role -> RoleModel.load(models, role, options.variant().choices());
        return switch (mode.kind()) {
            case LM -> models(loader, seed, Chance.NONE, false, List.of());
            case RAND -> models(loader, seed, Chance.WHOLE, false, mode.subGoals());
            case SEMI_RAND -> models(loader, seed, Chance.ARGUMENTS, false, List.of());
            case FIRST_RANDOM -> models(loader, seed, Chance.NONE, true, mode.subGoals());
            case GOLD ->
                mode.file()
                        .map(file -> (SubGoalSource) RecordedSubGoals.read(file))
                        .orElseGet(() -> new GoldSubGoals(world, new RuleAnnotator(world.annotationRules())));
            case LIST -> new FixedSubGoals(mode.subGoals());
            case LLM -> planned(mode);
        };
    }

    private SubGoalSource planned(SubGoalMode mode) {
        Llm model = llm.get().llm();
        List<SubGoal> known = mode.file().isPresent() ? mode.subGoals() : List.of();
        String introduction = llm.get().prompts().about(world.agentTexts()).text("planner");
        return new LlmSubGoals(introduction, model.chat(), model.model(), model.price(), known);
    }

    private SubGoalSource models(Loader loader, long seed, Chance chance, boolean firstAtRandom, List<SubGoal> all) {
        return new ModelSubGoals(
                loader.load(Role.FIRST),
                loader.load(Role.CONTROLLER),
                chance,
                firstAtRandom,
                all,
                variation -> Draw.seeded(seed, variation.key()),
                world.entityNames());
    }

    private interface Loader {
        RoleModel load(Role role);
    }
}
