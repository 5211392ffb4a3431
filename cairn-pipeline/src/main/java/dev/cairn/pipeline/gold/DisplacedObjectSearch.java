package dev.cairn.pipeline.gold;

import dev.cairn.core.EvenSample;
import dev.cairn.core.Split;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicOutput;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.DoneItems;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.edit.DisplacedObject;
import dev.cairn.domain.edit.DisplacedObjects;
import dev.cairn.pipeline.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The part of {@link GoldStage} that makes {@link DisplacedObject} trajectories.
 *
 * @param perPath trajectories at most from each recorded one
 */
record DisplacedObjectSearch(Domain world, DisplacedObjects objects, int perPath, int threads) {
    /** File of all trajectories to learn from; without those that end in failure. */
    static final String ALL_FILE = "paths.jsonl";

    /** A {@link Search} for each place where something was looked for. */
    private static final String FILE = "displaced.jsonl";

    /**
     * A place where something was looked for.
     *
     * @param path none if it did not end as well as the recorded one
     */
    private record Search(String variation, String place, Optional<Trajectory> path) {
        String key() {
            return variation + " in " + place;
        }
    }

    private record Sought(DisplacedObject thing, List<String> places, int last) {
        String place() {
            return places.get(last);
        }

        String key() {
            return thing.path().variation().key() + " in " + place();
        }
    }

    /**
     * Goes on where a run was cut off.
     *
     * @param recordedFile of the run directory, with the trajectories to start from
     */
    void run(RunDirectory run, String recordedFile, Progress progress) {
        Path recorded = run.file(recordedFile);
        List<Sought> all = sought(recorded);
        try (JsonlLog log = JsonlLog.open(run.file(FILE))) {
            int done = DoneItems.count(all, Sought::key, DoneItems.Log.read(run.file(FILE), Search.class, Search::key));
            try (Progress.Bar bar = progress.bar("displaced", all.size(), done)) {
                List<Sought> left = all.subList(done, all.size());
                OrderedWork.run(left, threads, Seeker::new, (sought, search) -> {
                    log.append(search);
                    bar.step(search.variation());
                });
            }
        }
        try (AtomicOutput paths = AtomicOutput.open(run.file(ALL_FILE))) {
            Consumer<Trajectory> write = path -> {
                byte[] line = (Json.write(path) + "\n").getBytes(StandardCharsets.UTF_8);
                if (path.finalScore() >= 0) {
                    paths.write(line, 0, line.length);
                }
            };
            Jsonl.forEach(recorded, Trajectory.class, write);
            Jsonl.forEach(run.file(FILE), Search.class, search -> search.path().ifPresent(write));
            paths.commit();
        }
    }

    private List<Sought> sought(Path recorded) {
        List<DisplacedObject> things = new ArrayList<>();
        Map<String, Integer> visits = new TreeMap<>();
        Jsonl.forEach(recorded, Trajectory.class, path -> {
            if (path.variation().split() == Split.TRAIN) {
                objects.places(path).forEach(place -> visits.merge(place, 1, Integer::sum));
                objects.in(path).ifPresent(things::add);
            }
        });
        // an agent searches first where most trajectories come through, and in the rooms that some only start in, too
        List<String> places = visits.keySet().stream()
                .sorted(Comparator.<String>comparingInt(visits::get).reversed())
                .toList();
        return things.stream()
                .flatMap(thing -> {
                    List<String> elsewhere = thing.elsewhere(places);
                    List<Integer> each =
                            IntStream.range(0, elsewhere.size()).boxed().toList();
                    return EvenSample.of(each, Math.min(perPath, each.size())).stream()
                            .map(last -> new Sought(thing, elsewhere, last));
                })
                .toList();
    }

    private final class Seeker implements Function<Sought, Search>, AutoCloseable {
        private final TextEnvironment environment = world.open();

        @Override
        public Search apply(Sought sought) {
            Variation variation = sought.thing().path().variation();
            return new Search(
                    variation.key(),
                    sought.place(),
                    sought.thing()
                            .at(
                                    sought.last(),
                                    sought.places(),
                                    (setup, actions) ->
                                            TrajectoryRecorder.replay(environment, variation, setup, actions)));
        }

        @Override
        public void close() {
            environment.close();
        }
    }
}
