package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.core.Episode;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.Stages;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The two-level agent, the agent without sub-goals and a random one on the first test variation of each task. The first task of each
 * group of the catalogue is shown live, so that which ones are shown is a rule and not a choice.
 *
 * @param models folder with one model folder for each role
 * @param live watches the episodes that are shown
 */
public record DemoStage(Domain world, Path models, int beams, long seed, int threads, EpisodeListener live)
        implements Stage<DemoResult> {
    private static final List<AgentKind> AGENTS = List.of(AgentKind.TWO_LEVEL, AgentKind.SWIFT, AgentKind.RANDOM);

    public DemoStage {
        ModelSetup.requireBeams(beams);
    }

    @Override
    public String command() {
        return "demo";
    }

    @Override
    public Object config() {
        return new TreeMap<>(Map.of("beams", beams, "seed", seed));
    }

    @Override
    public Map<String, String> inputs() {
        return world.provenance();
    }

    @Override
    public Class<DemoResult> resultType() {
        return DemoResult.class;
    }

    @Override
    public DemoResult run(RunDirectory run, Progress progress) {
        Stages stages = new Stages(Clock.systemUTC(), progress);
        List<Variation> all = episodes(world.tasks());
        List<Variation> shown = shown(world.tasks(), all);
        List<Variation> others =
                all.stream().filter(variation -> !shown.contains(variation)).toList();
        List<List<Episode>> perAgent = new ArrayList<>();
        for (AgentKind agent : AGENTS) {
            boolean isWatched = agent == AgentKind.TWO_LEVEL;
            List<Episode> watched = isWatched
                    ? play(stages, run.file("evaluate-live"), agent, shown, Concurrency.ONE, live)
                    : List.of();
            List<Episode> played = play(
                    stages,
                    run.file("evaluate-" + agent.label()),
                    agent,
                    isWatched ? others : all,
                    Concurrency.of(agent, threads),
                    EpisodeListener.SILENT);
            perAgent.add(inOrder(all, watched, played));
        }
        return DemoResult.of(perAgent, world.tasks().groups());
    }

    private List<Episode> play(
            Stages stages,
            Path directory,
            AgentKind agent,
            List<Variation> episodes,
            Concurrency concurrency,
            EpisodeListener listener) {
        EvaluateStage stage = new EvaluateStage(
                world,
                new EvaluateStage.Config(
                        agent, world.protocols().named("mini"), episodes, beams, seed, AgentOptions.DEFAULT),
                AgentModels.in(models),
                concurrency,
                listener,
                AgentLlm.NONE);
        return Jsonl.read(stages.runAt(stage, directory).directory().resolve(EvaluateStage.FILE), Episode.class);
    }

    /** The first test variation of each task, in the order of the tasks' codes. */
    static List<Variation> episodes(TaskCatalog catalog) {
        return catalog.all().stream()
                .sorted(Comparator.comparing(TaskId::code, DemoStage::byNumbers))
                .flatMap(task -> catalog.variations(task, Split.TEST).stream().limit(1))
                .toList();
    }

    /** The first of each group, in the order of the groups. */
    static List<Variation> shown(TaskCatalog catalog, List<Variation> episodes) {
        return catalog.groups().values().stream()
                .flatMap(codes -> episodes.stream()
                        .filter(variation -> codes.contains(variation.task().code()))
                        .limit(1))
                .distinct()
                .toList();
    }

    /** {@code 9-1} comes before {@code 10-1}. */
    private static int byNumbers(String one, String other) {
        String[] a = one.split("-");
        String[] b = other.split("-");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = a[i].length() == b[i].length()
                    ? a[i].compareTo(b[i])
                    : Integer.compare(a[i].length(), b[i].length());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static List<Episode> inOrder(List<Variation> order, List<Episode> some, List<Episode> others) {
        Map<Variation, Episode> found = new HashMap<>();
        Stream.concat(some.stream(), others.stream()).forEach(episode -> found.put(episode.variation(), episode));
        return order.stream()
                .flatMap(variation -> Stream.ofNullable(found.get(variation)))
                .toList();
    }
}
