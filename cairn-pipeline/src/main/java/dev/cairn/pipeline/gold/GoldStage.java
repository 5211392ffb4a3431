package dev.cairn.pipeline.gold;

import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.gold.DisplacedObject;
import dev.cairn.distill.gold.GoldQuality;
import dev.cairn.distill.gold.GoldReport;
import dev.cairn.distill.gold.GoldReportTable;
import dev.cairn.distill.gold.TrajectoryEdit;
import dev.cairn.distill.gold.TrajectoryMinimizer;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Records the simulator's own solution of each variation, by replaying it: {@code trajectories.jsonl}; on request also its
 * lean form: {@code lean.jsonl}, and {@link DisplacedObject paths} on which something has to be looked for: {@code astray.jsonl}. At the
 * end their quality: {@code report.json} and {@code report.md}.
 */
public final class GoldStage implements Stage<GoldResult> {
    /** File of the trajectories below the run directory. */
    public static final String FILE = "trajectories.jsonl";

    /** File of their lean forms. */
    public static final String LEAN_FILE = "lean.jsonl";

    /** Enough to decide on some twenty changes one by one; nearly all paths need one to three for each kind of change. */
    private static final int REPLAY_LIMIT = 40;

    private final Domain world;
    private final List<Variation> variations;
    private final List<TrajectoryEdit> lean;
    private final int astray;
    private final int threads;

    /** @param astray paths on which something has to be looked for, from each path that can give some */
    public GoldStage(
            Domain world,
            List<Variation> variations,
            Collection<TrajectoryEdit> lean,
            int astray,
            int threads) {
        if (astray < 0) {
            throw new UserException("astray is " + astray + ": expected a number of paths, 0 or more");
        }
        this.world = world;
        this.variations = List.copyOf(variations);
        this.lean = lean.stream().distinct().sorted().toList();
        this.astray = astray;
        this.threads = threads;
    }

    /** The file below the run directory with the paths to learn from. */
    public String pathsFile() {
        return astray > 0 ? DisplacedObjectSearch.ALL_FILE : recordedFile();
    }

    private String recordedFile() {
        return lean.isEmpty() ? FILE : LEAN_FILE;
    }

    @Override
    public String verb() {
        return "gold";
    }

    @Override
    public Object config() {
        Map<String, Object> config = new TreeMap<>();
        config.put("variations", variations.stream().map(Variation::key).toList());
        if (!lean.isEmpty()) {
            config.put("lean", lean.stream().map(TrajectoryEdit::label).toList());
        }
        if (astray > 0) {
            config.put("astray", astray);
        }
        return config;
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
        try (JsonlLog log = JsonlLog.open(run.file(FILE))) {
            if (!lean.isEmpty()) {
                try (JsonlLog leanLog = JsonlLog.open(run.file(LEAN_FILE))) {
                    record(run, progress, log, Optional.of(leanLog));
                }
            } else {
                record(run, progress, log, Optional.empty());
            }
        }
        if (astray > 0) {
            new DisplacedObjectSearch(world, astray, threads).run(run, recordedFile(), progress);
        }
        GoldReport report = report(run);
        AtomicFiles.write(run.file("report.json"), Json.pretty(report));
        AtomicFiles.write(run.file("report.md"), String.join("\n", GoldReportTable.lines(report)) + "\n");
        return GoldResult.of(run.file(FILE), report);
    }

    /** The lean form is written first, so that a kill between the two leaves one too many of it and never one too few. */
    private void record(RunDirectory run, Progress progress, JsonlLog log, Optional<JsonlLog> leanLog) {
        List<Variation> left = variations.subList(log.size(), variations.size());
        try (Progress.Bar bar = progress.bar("gold", variations.size(), log.size())) {
            OrderedWork.run(left, threads, Recorder::new, (variation, recorded) -> {
                leanLog.filter(file -> file.size() == log.size())
                        .ifPresent(file -> recorded.lean().ifPresent(file::append));
                log.append(recorded.full());
                run.itemDone(variation.key(), Map.of("score", recorded.full().finalScore()));
                bar.step(variation.key());
            });
        }
    }

    private GoldReport report(RunDirectory run) {
        GoldQuality quality = new GoldQuality();
        Jsonl.forEach(run.file(FILE), Trajectory.class, quality::add);
        if (!lean.isEmpty()) {
            Jsonl.forEach(run.file(LEAN_FILE), Trajectory.class, quality::addLean);
        }
        return quality.report();
    }

    private record Recorded(Trajectory full, Optional<Trajectory> lean) {}

    private final class Recorder implements Function<Variation, Recorded>, AutoCloseable {
        private final TextEnvironment environment = world.open();

        @Override
        public Recorded apply(Variation variation) {
            Trajectory full = TrajectoryRecorder.record(environment, variation);
            return new Recorded(full, lean.isEmpty() ? Optional.empty() : Optional.of(shorten(full)));
        }

        private Trajectory shorten(Trajectory full) {
            return TrajectoryMinimizer.of(
                            full,
                            lean,
                            (actions, goesOn) ->
                                    TrajectoryRecorder.replay(environment, full.variation(), actions, goesOn),
                            REPLAY_LIMIT)
                    .trajectory();
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
