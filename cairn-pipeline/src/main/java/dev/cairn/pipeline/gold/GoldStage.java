package dev.cairn.pipeline.gold;

import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.DoneItems;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.distill.gold.GoldQuality;
import dev.cairn.distill.gold.GoldReport;
import dev.cairn.distill.gold.GoldReportTable;
import dev.cairn.domain.Domain;
import dev.cairn.domain.edit.DisplacedObjects;
import dev.cairn.domain.edit.TrajectoryEdit;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stage;
import dev.cairn.pipeline.work.Workers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Records the world's own solution of each variation, by replaying it: {@code trajectories.jsonl}; on request also its
 * edited form: {@code edited.jsonl}, and {@linkplain DisplacedObjects paths on which something has to be looked for}: {@code
 * displaced.jsonl}. A variation whose world breaks down is left out: {@code lost.jsonl}. At the end their quality: {@code report.json} and {@code report.md}.
 */
public final class GoldStage implements Stage<GoldResult> {
    /** File of the trajectories below the run directory. */
    public static final String FILE = "trajectories.jsonl";

    /** File of their edited forms. */
    public static final String EDITED_FILE = "edited.jsonl";

    private final Domain world;
    private final List<Variation> variations;
    private final List<TrajectoryEdit> edits;
    private final int displaced;
    private final Workers workers;

    /** A stage whose work is done by threads of this process. */
    public GoldStage(Domain world, List<Variation> variations, Collection<String> edits, int displaced, int threads) {
        this(world, variations, edits, displaced, Workers.here(world, threads));
    }

    /**
     * A stage.
     *
     * @param edits labels of the {@linkplain Domain#edits() world's edits} to make
     * @param displaced trajectories on which something has to be looked for, from each trajectory that can give some
     * @throws UserException if the world has no such edit, or cannot make such trajectories
     */
    public GoldStage(
            Domain world, List<Variation> variations, Collection<String> edits, int displaced, Workers workers) {
        if (displaced < 0) {
            throw new UserException("displaced is " + displaced + ": expected a number of trajectories, 0 or more");
        }
        if (displaced > 0 && world.edits().displacedObjects().isEmpty()) {
            throw new UserException(
                    "the domain " + world.name() + " has no trajectories with displaced objects; leave out displaced");
        }
        this.world = world;
        this.variations = List.copyOf(variations);
        this.edits = world.edits().select(edits);
        this.displaced = displaced;
        this.workers = workers;
    }

    /** The file below the run directory with the trajectories to learn from. */
    public String pathsFile() {
        return displaced > 0 ? DisplacedObjectSearch.ALL_FILE : recordedFile();
    }

    private String recordedFile() {
        return edits.isEmpty() ? FILE : EDITED_FILE;
    }

    @Override
    public String command() {
        return "gold";
    }

    @Override
    public Object config() {
        Map<String, Object> config = new TreeMap<>();
        config.put("domain", world.name());
        config.put("variations", variations.stream().map(Variation::key).toList());
        if (!edits.isEmpty()) {
            config.put("edits", edits.stream().map(TrajectoryEdit::label).toList());
        }
        if (displaced > 0) {
            config.put("displaced", displaced);
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
            if (!edits.isEmpty()) {
                try (JsonlLog editedLog = JsonlLog.open(run.file(EDITED_FILE))) {
                    record(run, progress, log, Optional.of(editedLog));
                }
            } else {
                record(run, progress, log, Optional.empty());
            }
        }
        if (displaced > 0) {
            new DisplacedObjectSearch(
                            world, world.edits().displacedObjects().orElseThrow(), displaced, workers.threads())
                    .run(run, recordedFile(), progress);
        }
        GoldReport report = report(run);
        if (report.all().length().greatest() == 0) {
            throw new UserException("the world " + world.name() + " tells no solution of these variations; write solved"
                    + " episodes as JSON lines, and give them to `cairn annotate --trajectories FILE`");
        }
        AtomicFiles.write(run.file("report.json"), Json.pretty(report));
        AtomicFiles.write(run.file("report.md"), String.join("\n", GoldReportTable.lines(report)) + "\n");
        return GoldResult.of(run.file(FILE), LostTrajectories.in(run), report);
    }

    /** The edited form is written first, so that a kill between the two leaves one too many of it and never one too few. */
    private void record(RunDirectory run, Progress progress, JsonlLog log, Optional<JsonlLog> editedLog) {
        DoneItems.Log recorded = recorded(run, FILE);
        int done = DoneItems.count(variations, Variation::key, recorded, LostTrajectories.before(run));
        if (editedLog.isPresent()) {
            requireEdited(run, recorded.keys(), variations.subList(done, variations.size()));
        }
        try (LostTrajectories lost = new LostTrajectories(run);
                Progress.Bar bar = progress.bar("gold", variations.size(), done)) {
            GoldWork work =
                    new GoldWork(edits.stream().map(TrajectoryEdit::label).toList());
            workers.run(run, progress, work, variations, done, UnaryOperator.identity(), (variation, recording) -> {
                recording.failure().ifPresent(reason -> lost.add(new LostTrajectories.Lost(variation.key(), reason)));
                recording.full().ifPresent(full -> {
                    lost.sound();
                    editedLog
                            .filter(file -> file.size() == log.size())
                            .ifPresent(file -> recording.edited().ifPresent(file::append));
                    log.append(full);
                    run.itemDone(variation.key(), Map.of("score", full.finalScore()));
                });
                bar.step(variation.key());
            });
            lost.finish(log.size());
        }
    }

    private static DoneItems.Log recorded(RunDirectory run, String file) {
        return DoneItems.Log.read(
                run.file(file),
                Trajectory.class,
                trajectory -> trajectory.variation().key());
    }

    /** There is one for each trajectory, or one more. */
    private static void requireEdited(RunDirectory run, List<String> recorded, List<Variation> left) {
        List<String> keys = new ArrayList<>(recorded);
        left.stream().limit(1).map(Variation::key).forEach(keys::add);
        int edited = DoneItems.count(keys, Function.identity(), recorded(run, EDITED_FILE));
        if (edited < recorded.size()) {
            throw new UserException(
                    run.file(EDITED_FILE) + " has only " + edited + " of the " + recorded.size() + " trajectories in "
                            + FILE + "; delete " + run.path().toAbsolutePath() + " and run the same command again");
        }
    }

    private GoldReport report(RunDirectory run) {
        GoldQuality quality = new GoldQuality(world.edits().checks());
        Jsonl.forEach(run.file(FILE), Trajectory.class, quality::add);
        if (!edits.isEmpty()) {
            Jsonl.forEach(run.file(EDITED_FILE), Trajectory.class, quality::addEdited);
        }
        return quality.report();
    }
}
