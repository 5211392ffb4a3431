package dev.cairn.conformance.agent;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.EpisodeRunner;
import dev.cairn.agent.Policy;
import dev.cairn.agent.RunRules;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.match.MatchChoices;
import dev.cairn.agent.policy.SubGoalPolicy;
import dev.cairn.agent.policy.SwiftPolicy;
import dev.cairn.agent.subgoal.Draw;
import dev.cairn.agent.subgoal.ModelSubGoals;
import dev.cairn.agent.subgoal.ModelSubGoals.Chance;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.conformance.defect.Defects;
import dev.cairn.conformance.defect.PublishedChoices;
import dev.cairn.conformance.vector.Value;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.agent.EntityNames;
import dev.cairn.domain.protocol.Limits;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.protocol.Protocol.ScoreRule;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.agent.ScienceWorldChoices;
import dev.cairn.scienceworld.agent.ScienceWorldNames;
import dev.cairn.scienceworld.protocol.ScienceWorldProtocols;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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

    static Replay of(Value input, Defects defects) {
        AgentChoices choices = PublishedChoices.of(defects);
        EventLog log = new EventLog();
        List<EpisodeStep> steps = new ArrayList<>();
        EpisodeListener listener = new EpisodeListener() {
            @Override
            public void step(EpisodeStep step) {
                steps.add(step);
            }
        };
        List<Episode> episodes = new ArrayList<>();
        try (ScriptedWorld world = new ScriptedWorld(input.at("env"), log);
                Policy policy = policy(input, world, choices, log);
                ActionMatcher matcher = matcher(input, choices.matching())) {
            EpisodeRunner runner = new EpisodeRunner(
                    world,
                    new RunRules(
                            protocol(input.at("args")),
                            false,
                            matcher,
                            ScienceWorld.textsOnly().promptTexts(),
                            choices.endObservation()),
                    listener,
                    new PartTimes());
            for (Variation variation : variations(input)) {
                episodes.add(runner.run(policy, variation));
            }
            return new Replay(episodes, steps, log.events(), false);
        } catch (Script.Exhausted e) {
            return new Replay(episodes, steps, log.events(), true);
        }
    }

    private static Policy policy(Value input, ScriptedWorld world, AgentChoices choices, EventLog log) {
        Value args = input.at("args");
        if (!args.find("sg_").map(Value::flag).orElse(true)) {
            return new SwiftPolicy(
                    new ScriptedModel(Role.SWIFT, input, log), ScienceWorld.textsOnly(), choices.meaning());
        }
        Chance chance = switch (args.find("mode_sg").map(Value::text).orElse("lm")) {
            case "rand" -> Chance.WHOLE;
            case "semi-rand" -> Chance.ARGUMENTS;
            default -> Chance.NONE;
        };
        ModelSubGoals source = new ModelSubGoals(
                new ScriptedModel(Role.FIRST, input, log),
                new ScriptedModel(Role.CONTROLLER, input, log),
                chance,
                isOn(args, "first_sg_rand"),
                ALL,
                variation -> inTurn(log),
                new RecordedNames(world.things()));
        return new SubGoalPolicy(
                source, new ScriptedModel(Role.EXECUTOR, input, log), ScienceWorld.textsOnly(), choices);
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

    /** An option that is off where the vector does not name it. */
    static boolean isOn(Value args, String option) {
        return args.find(option).map(Value::flag).orElse(false);
    }

    private static ActionMatcher matcher(Value input, MatchChoices choices) {
        return input.at("args").has("similarity")
                ? ActionMatcher.byMeaning(new WindowSimilarity(), new ScienceWorldChoices(), choices)
                : ActionMatcher.byWords(new ScienceWorldChoices(), choices);
    }

    private static Protocol protocol(Value args) {
        int limit = args.find("env_step_limit").map(Value::integer).orElse(LIMIT);
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
                isOn(args, "no_stop") ? ScoreRule.LAST_NON_NEGATIVE : ScoreRule.LAST);
    }

    private static List<Variation> variations(Value input) {
        String name =
                input.at("env").find("task_names").map(names -> names.text(0)).orElse("boil");
        TaskId task = new TaskId(0, name, "0-0");
        List<Integer> numbers = input.find("variations")
                .map(Value::integers)
                .orElseGet(() ->
                        List.of(input.find("variation").map(Value::integer).orElse(0)));
        return numbers.stream()
                .map(number -> new Variation(task, number, Split.TEST))
                .toList();
    }

    /** Things as the recording lists them. */
    private record RecordedNames(List<String> things) implements EntityNames {
        @Override
        public List<String> places() {
            return new ScienceWorldNames().places();
        }

        @Override
        public List<String> visible(EnvironmentView surroundings) {
            return things;
        }
    }
}
