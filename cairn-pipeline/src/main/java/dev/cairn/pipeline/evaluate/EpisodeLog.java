package dev.cairn.pipeline.evaluate;

import dev.cairn.core.Episode;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The episodes of a run, in the order of the protocol, so that an interrupted run ends with the bytes of a whole one. Some
 * end before their turn: until the run is over they are also in a second file, so that a kill loses none.
 */
final class EpisodeLog implements AutoCloseable {
    private static final String EARLY = "early.jsonl";

    private final JsonlLog ordered;
    private final JsonlLog early;
    private final Path earlyFile;
    private final Map<String, Episode> endedBefore = new ConcurrentHashMap<>();

    private EpisodeLog(JsonlLog ordered, JsonlLog early, Path earlyFile) {
        this.ordered = ordered;
        this.early = early;
        this.earlyFile = earlyFile;
    }

    static EpisodeLog open(RunDirectory run, String name) {
        Path earlyFile = run.file(EARLY);
        JsonlLog ordered = JsonlLog.open(run.file(name));
        try {
            EpisodeLog log = new EpisodeLog(ordered, JsonlLog.open(earlyFile), earlyFile);
            Jsonl.read(earlyFile, Episode.class)
                    .forEach(episode -> log.endedBefore.put(episode.variation().key(), episode));
            return log;
        } catch (RuntimeException e) {
            ordered.close();
            throw e;
        }
    }

    /** Episodes whose turn has come. */
    int size() {
        return ordered.size();
    }

    /** The same, except that what has ended in an earlier process is not played again, and what ends now is kept, unless it broke down. */
    Function<Variation, Episode> remembering(Function<Variation, Episode> play) {
        return variation -> {
            Episode before = endedBefore.get(variation.key());
            if (before != null) {
                return before;
            }
            Episode episode = play.apply(variation);
            if (!BrokenEpisodes.isBroken(episode)) {
                early.append(episode);
            }
            return episode;
        };
    }

    /** The next episode in order. */
    void append(Episode episode) {
        ordered.append(episode);
    }

    /** All are in order: the second file is of no use any more. */
    void complete() {
        try {
            Files.deleteIfExists(earlyFile);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(earlyFile, e);
        }
    }

    @Override
    public void close() {
        early.close();
        ordered.close();
    }
}
