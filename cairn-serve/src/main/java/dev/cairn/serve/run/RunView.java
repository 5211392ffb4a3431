package dev.cairn.serve.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.CairnException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.TextFile;
import dev.cairn.core.run.Manifest;
import dev.cairn.core.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a run stands.
 *
 * @param status {@code running} (or cut off: see {@code updated}), {@code finished} or {@code failed}
 * @param updated when a file of it was last written
 * @param failure why it failed
 * @param unit what {@code done} and {@code planned} count: {@code episodes}, {@code steps} or {@code items}
 * @param planned empty if the run does not say
 * @param perMinute since it was last started
 * @param secondsLeft at that rate
 * @param report whether there is a page about it
 */
record RunView(
        String name,
        String command,
        String created,
        String updated,
        String status,
        Optional<String> failure,
        String unit,
        long done,
        Optional<Long> planned,
        Optional<Double> perMinute,
        Optional<Long> secondsLeft,
        boolean report) {
    static final String METRICS = "metrics.jsonl";
    static final String EPISODES = "episodes.jsonl";
    private static final String EARLY = "early.jsonl";
    private static final String EVENTS = "events.jsonl";

    static RunView of(String name, Path directory) {
        Manifest manifest = RunDirectory.manifest(directory);
        List<JsonNode> events = log(directory.resolve(EVENTS));
        boolean trains = Files.exists(directory.resolve(METRICS));
        boolean plays = Files.exists(directory.resolve(EPISODES));
        long done = trains
                ? lastStep(directory.resolve(METRICS))
                : plays
                        ? lines(directory.resolve(EPISODES)) + lines(directory.resolve(EARLY))
                        : count(events, "item_done");
        Optional<Long> planned = trains
                ? number(manifest.config().path("plan").path("steps"))
                : plays ? Optional.of((long) manifest.config().path("episodes").size()) : Optional.empty();
        Instant updated = updated(directory);
        String status = text(directory.resolve("status"));
        Optional<Double> perMinute = perMinute(events, trains, done, updated);
        Optional<Long> left = planned.filter(all -> status.equals("running") && all > done)
                .flatMap(all -> perMinute.filter(rate -> rate > 0).map(rate -> (long) (60 * (all - done) / rate)));
        return new RunView(
                name,
                manifest.command(),
                manifest.created(),
                updated.toString(),
                status,
                status.equals("failed")
                        ? last(events, "failed")
                                .map(event -> event.path("reason").asText())
                        : Optional.empty(),
                trains ? "steps" : plays ? "episodes" : "items",
                done,
                planned.filter(all -> all > 0),
                perMinute,
                left,
                trains || (plays && done > 0));
    }

    /** Of a training, which does not say when it made a step, only if it was not interrupted. */
    private static Optional<Double> perMinute(List<JsonNode> events, boolean trains, long done, Instant updated) {
        int from = events.size() - 1;
        while (from > 0
                && !List.of("started", "continued")
                        .contains(events.get(from).path("type").asText())) {
            from--;
        }
        if (from < 0 || (trains && from > 0)) {
            return Optional.empty();
        }
        long since = trains ? done : count(events.subList(from, events.size()), "item_done");
        double minutes =
                Duration.between(Instant.parse(events.get(from).path("time").asText()), updated)
                                .toMillis()
                        / 6e4;
        return since > 0 && minutes > 0 ? Optional.of(since / minutes) : Optional.empty();
    }

    private static long count(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .count();
    }

    private static Optional<JsonNode> last(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .reduce((one, other) -> other);
    }

    private static long lastStep(Path metrics) {
        return log(metrics).stream()
                .mapToLong(metric -> metric.path("step").asLong())
                .max()
                .orElse(0);
    }

    private static Optional<Long> number(JsonNode value) {
        return value.isIntegralNumber() ? Optional.of(value.asLong()) : Optional.empty();
    }

    /** A line that is being written does not count yet. */
    static List<JsonNode> log(Path file) {
        return Files.exists(file) ? Jsonl.readLog(file, JsonNode.class) : List.of();
    }

    private static String text(Path file) {
        return Files.isRegularFile(file) ? TextFile.read(file).strip() : "running";
    }

    private static long lines(Path file) {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new CairnException("cannot read " + file, e);
        }
    }

    private static Instant updated(Path directory) {
        return Stream.of("status", EVENTS, METRICS, EPISODES, EARLY)
                .map(directory::resolve)
                .filter(Files::exists)
                .map(RunView::written)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new CairnException("cannot read " + file, e);
        }
    }
}
