package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.Protocol;
import dev.cairn.core.Episode;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.Stages;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The two-level agent live on one test variation of each short task, then others on the same for comparison. */
public final class DemoStage implements Stage<DemoResult> {
    private static final String TASKS = "short";
    private static final List<AgentKind> AGENTS = List.of(AgentKind.TWO_LEVEL, AgentKind.SWIFT, AgentKind.RANDOM);

    private final Domain world;
    private final Path models;
    private final int beams;
    private final long seed;
    private final int threads;
    private final EpisodeListener live;

    public DemoStage(Domain world, Path models, int beams, long seed, int threads, EpisodeListener live) {
        this.world = world;
        this.models = models;
        this.beams = beams;
        this.seed = seed;
        this.threads = threads;
        this.live = live;
    }

    @Override
    public String verb() {
        return "demo";
    }

    @Override
    public Object config() {
        return Map.of("tasks", TASKS, "beams", beams, "seed", seed);
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
        List<List<Episode>> perAgent = new ArrayList<>();
        for (AgentKind agent : AGENTS) {
            boolean shown = agent == AgentKind.TWO_LEVEL;
            EvaluateStage stage = new EvaluateStage(
                    world,
                    new EvaluateStage.Config(agent, protocol(), episodes(), beams, seed),
                    models,
                    shown ? Concurrency.ONE : Concurrency.of(agent, threads),
                    shown ? live : EpisodeListener.SILENT);
            Path directory =
                    stages.runAt(stage, run.file("evaluate-" + agent.label())).directory();
            perAgent.add(Jsonl.read(directory.resolve(EvaluateStage.FILE), Episode.class));
        }
        return DemoResult.of(perAgent);
    }

    private static Protocol protocol() {
        return Protocol.preset("seed").withVariationsPerTask(1);
    }

    private List<Variation> episodes() {
        return protocol().episodes(world.tasks(), world.tasks().select(TASKS), Split.TEST);
    }
}
