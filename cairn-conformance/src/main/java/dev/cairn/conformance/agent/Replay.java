package dev.cairn.conformance.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.EpisodeRunner;
import dev.cairn.agent.Policy;
import dev.cairn.agent.compat.Defects;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.policy.SubGoalPolicy;
import dev.cairn.agent.policy.SwiftPolicy;
import dev.cairn.agent.subgoal.Draw;
import dev.cairn.agent.subgoal.ModelSubGoals;
import dev.cairn.agent.subgoal.ModelSubGoals.Chance;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.protocol.Limits;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.protocol.Protocol.ScoreRule;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.protocol.ScienceWorldProtocols;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A recorded run of the published agent, run again with Cairn's.
 *
 * @param steps of the episodes in which no script came to its end before them
 * @param exhausted whether a script came to its end before the agent did
 */
record Replay(List<Episode> episodes, List<EpisodeStep> steps, List<String> events, boolean exhausted) {
    private static final int LIMIT = 100;

    /** What the recordings draw whole sub-goals from; the vectors do not say it, but their prompts' digests do. */
    private static final List<SubGoal> ALL =
            Stream.of("find(a)", "pick_up(b)", "go(c)").map(SubGoal::new).toList();

    static Replay of(JsonNode input, Defects defects) {
        EventLog log = new EventLog();
        List<EpisodeStep> steps = new ArrayList<>();
        EpisodeListener listener = new EpisodeListener() {
            @Override
            public void step(EpisodeStep step) {
                steps.add(step);
            }
        };
        List<Episode> episodes = new ArrayList<>();
        try (ScriptedWorld world = new ScriptedWorld(input.path("env"), log);
                Policy policy = policy(input, world, defects, log);
                ActionMatcher matcher = matcher(input, defects)) {
            EpisodeRunner runner =
                    new EpisodeRunner(
                    world,
                    protocol(input.path("args")),
                    listener,
                    new PartTimes(),
                    matcher,
                    ScienceWorld.textsOnly().promptTexts(),
                    defects);
            for (Variation variation : variations(input)) {
                episodes.add(runner.run(policy, variation));
            }
            return new Replay(episodes, steps, log.events(), false);
        } catch (Script.Exhausted e) {
            return new Replay(episodes, steps, log.events(), true);
        }
    }

    private static Policy policy(JsonNode input, ScriptedWorld world, Defects defects, EventLog log) {
        JsonNode args = input.path("args");
        if (!args.path("sg_").asBoolean(true)) {
            return new SwiftPolicy(new ScriptedModel(Role.SWIFT, input, log), ScienceWorld.textsOnly(), defects);
        }
        Chance chance = switch (args.path("mode_sg").asText("lm")) {
            case "rand" -> Chance.WHOLE;
            case "semi-rand" -> Chance.ARGUMENTS;
            default -> Chance.NONE;
        };
        ModelSubGoals source = new ModelSubGoals(
                new ScriptedModel(Role.FIRST, input, log),
                new ScriptedModel(Role.CONTROLLER, input, log),
                chance,
                args.path("first_sg_rand").asBoolean(),
                ALL,
                variation -> inTurn(log),
                surroundings -> world.things());
        return new SubGoalPolicy(source, new ScriptedModel(Role.EXECUTOR, input, log), ScienceWorld.textsOnly(), defects);
    }

    /** In the recordings the k-th draw takes the k-th of those at hand, beginning again behind the last. */
    private static Draw inTurn(EventLog log) {
        int[] drawn = {0};
        return bound -> {
            int index = drawn[0]++ % bound;
            log.drew(bound, index);
            return index;
        };
    }

    private static ActionMatcher matcher(JsonNode input, Defects defects) {
        return input.path("args").has("similarity")
                ? ActionMatcher.byMeaning(new WindowSimilarity(), defects)
                : ActionMatcher.byWords(defects);
    }

    private static Protocol protocol(JsonNode args) {
        int limit = args.path("env_step_limit").asInt(LIMIT);
        Protocol seed = ScienceWorldProtocols.PROTOCOLS.named("seed");
        return new Protocol(
                "recorded",
                seed.tasks(),
                seed.variations(),
                1,
                seed.simplifications(),
                Limits.of(limit, 2 * limit),
                seed.plateauSteps(),
                seed.repetitionSteps(),
                args.path("no_stop").asBoolean() ? ScoreRule.LAST_NON_NEGATIVE : ScoreRule.LAST);
    }

    private static List<Variation> variations(JsonNode input) {
        TaskId task = new TaskId(0, input.path("env").path("task_names").path(0).asText("boil"), "0-0");
        JsonNode numbers = input.path("variations");
        return numbers.isArray()
                ? StreamSupport.stream(numbers.spliterator(), false)
                        .map(number -> new Variation(task, number.asInt(), Split.TEST))
                        .toList()
                : List.of(new Variation(task, input.path("variation").asInt(), Split.TEST));
    }
}
