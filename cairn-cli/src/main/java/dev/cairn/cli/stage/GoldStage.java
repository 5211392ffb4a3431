package dev.cairn.cli.stage;

import dev.cairn.core.Fold;
import dev.cairn.core.Spread;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.AtomicOutput;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.gold.Astray;
import dev.cairn.distill.gold.GoldQuality;
import dev.cairn.distill.gold.GoldReport;
import dev.cairn.distill.gold.GoldReportTable;
import dev.cairn.distill.gold.LeanPath;
import dev.cairn.distill.gold.Shortening;
import dev.cairn.simulator.GoldRecorder;
import dev.cairn.simulator.TextEnvironment;
import dev.cairn.simulator.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Records the simulator's own solution of each variation, by replaying it: {@code trajectories.jsonl}; on request also its
 * lean form: {@code lean.jsonl}, and {@link Astray paths} on which something has to be looked for: {@code astray.jsonl}. At the
 * end their quality: {@code report.json} and {@code report.md}.
 */
public final class GoldStage implements Stage<GoldResult> {
    /** File of the trajectories below the run directory. */
    public static final String FILE = "trajectories.jsonl";

    /** File of their lean forms. */
    public static final String LEAN_FILE = "lean.jsonl";

    /** A {@link Search} for each place where something was looked for. */
    private static final String ASTRAY_FILE = "astray.jsonl";

    /** File of all paths to learn from, if there are such paths; without those that end in failure. */
    private static final String ALL_FILE = "paths.jsonl";

    /** Enough to decide on some twenty changes one by one; nearly all paths need one to three for each kind of change. */
    private static final int REPLAY_LIMIT = 40;

    private final World world;
    private final List<Variation> variations;
    private final List<Shortening> lean;
    private final int astray;
    private final int threads;

    /** @param astray paths on which something has to be looked for, from each path that can give some */
    public GoldStage(World world, List<Variation> variations, Collection<Shortening> lean, int astray, int threads) {
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
        return astray > 0 ? ALL_FILE : recordedFile();
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
            config.put("lean", lean.stream().map(Shortening::label).toList());
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
            searches(run, progress);
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

    /**
     * A place where something was looked for.
     *
     * @param path none if it did not end as well as the recorded one
     */
    private record Search(String variation, String place, Optional<Trajectory> path) {}

    private record Sought(Astray thing, List<String> places, int last) {}

    private void searches(RunDirectory run, Progress progress) {
        Path recorded = run.file(recordedFile());
        List<Sought> all = sought(recorded);
        try (JsonlLog log = JsonlLog.open(run.file(ASTRAY_FILE));
                Progress.Bar bar = progress.bar("astray", all.size(), log.size())) {
            List<Sought> left = all.subList(log.size(), all.size());
            OrderedWork.run(left, threads, Seeker::new, (sought, search) -> {
                log.append(search);
                bar.step(search.variation());
            });
        }
        try (AtomicOutput paths = AtomicOutput.open(run.file(ALL_FILE))) {
            Consumer<Trajectory> write = path -> {
                byte[] line = (Json.write(path) + "\n").getBytes(StandardCharsets.UTF_8);
                if (path.finalScore() >= 0) {
                    paths.write(line, 0, line.length);
                }
            };
            Jsonl.forEach(recorded, Trajectory.class, write);
            Jsonl.forEach(
                    run.file(ASTRAY_FILE), Search.class, search -> search.path().ifPresent(write));
            paths.commit();
        }
    }

    private List<Sought> sought(Path recorded) {
        List<Astray> things = new ArrayList<>();
        Map<String, Integer> teleports = new TreeMap<>();
        Jsonl.forEach(recorded, Trajectory.class, path -> {
            if (path.variation().fold() == Fold.TRAIN) {
                Astray.places(path).forEach(place -> teleports.merge(place, 1, Integer::sum));
                Astray.in(path).ifPresent(things::add);
            }
        });
        // an agent searches first where most paths lead
        List<String> places = teleports.keySet().stream()
                .sorted(Comparator.<String>comparingInt(teleports::get).reversed())
                .toList();
        return things.stream()
                .flatMap(thing -> {
                    List<String> elsewhere = thing.elsewhere(places);
                    List<Integer> each =
                            IntStream.range(0, elsewhere.size()).boxed().toList();
                    return Spread.of(each, Math.min(astray, each.size())).stream()
                            .map(last -> new Sought(thing, elsewhere, last));
                })
                .toList();
    }

    private GoldReport report(RunDirectory run) {
        GoldQuality quality = new GoldQuality();
        Jsonl.forEach(run.file(FILE), Trajectory.class, quality::add);
        if (!lean.isEmpty()) {
            Jsonl.forEach(run.file(LEAN_FILE), Trajectory.class, quality::addLean);
        }
        return quality.report();
    }

    private final class Seeker implements Function<Sought, Search>, AutoCloseable {
        private final TextEnvironment environment = world.open();

        @Override
        public Search apply(Sought sought) {
            Variation variation = sought.thing().path().variation();
            return new Search(
                    variation.key(),
                    sought.places().get(sought.last()),
                    sought.thing()
                            .at(
                                    sought.last(),
                                    sought.places(),
                                    (setup, actions) -> GoldRecorder.replay(environment, variation, setup, actions)));
        }

        @Override
        public void close() {
            environment.close();
        }
    }

    private record Recorded(Trajectory full, Optional<Trajectory> lean) {}

    private final class Recorder implements Function<Variation, Recorded>, AutoCloseable {
        private final TextEnvironment environment = world.open();

        @Override
        public Recorded apply(Variation variation) {
            Trajectory full = GoldRecorder.record(environment, variation);
            return new Recorded(full, lean.isEmpty() ? Optional.empty() : Optional.of(shorten(full)));
        }

        private Trajectory shorten(Trajectory full) {
            return LeanPath.of(
                            full,
                            lean,
                            (actions, goesOn) -> GoldRecorder.replay(environment, full.variation(), actions, goesOn),
                            REPLAY_LIMIT)
                    .trajectory();
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
