package dev.cairn.cli.stage;

import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.simulator.GoldRecorder;
import dev.cairn.simulator.TextEnvironment;
import dev.cairn.simulator.World;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Records the simulator's own solution of each variation, by replaying it: {@code trajectories.jsonl}. */
public final class GoldStage implements Stage<GoldResult> {
    /** File of the trajectories below the run directory. */
    public static final String FILE = "trajectories.jsonl";

    private final World world;
    private final List<Variation> variations;
    private final int threads;

    public GoldStage(World world, List<Variation> variations, int threads) {
        this.world = world;
        this.variations = List.copyOf(variations);
        this.threads = threads;
    }

    @Override
    public String verb() {
        return "gold";
    }

    @Override
    public Object config() {
        return Map.of("variations", variations.stream().map(Variation::key).toList());
    }

    @Override
    public Map<String, String> inputs() {
        return world.provenance();
    }

    @Override
    public Class<GoldResult> resultType() {
        return GoldResult.class;
    }

    @Override
    public GoldResult run(RunDirectory run, Progress progress) {
        try (JsonlLog log = JsonlLog.open(run.file(FILE));
                Progress.Bar bar = progress.bar("gold", variations.size(), log.size())) {
            List<Variation> left = variations.subList(log.size(), variations.size());
            OrderedWork.run(left, threads, Recorder::new, (variation, trajectory) -> {
                log.append(trajectory);
                run.itemDone(variation.key(), Map.of("score", trajectory.finalScore()));
                bar.step(variation.key());
            });
        }
        return GoldResult.of(run.file(FILE));
    }

    private final class Recorder implements Function<Variation, Trajectory>, AutoCloseable {
        private final TextEnvironment environment = world.open();

        @Override
        public Trajectory apply(Variation variation) {
            return GoldRecorder.record(environment, variation);
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
