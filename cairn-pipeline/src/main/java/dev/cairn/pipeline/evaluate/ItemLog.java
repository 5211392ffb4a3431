package dev.cairn.pipeline.evaluate;

import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.DoneItems;
import dev.cairn.core.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Results of a run, one for each item, in the items' order, so that an interrupted run ends with the bytes of a whole one. Some
 * are there before their turn: until the run is over they are also in a second file, so that a kill loses none.
 *
 * @param <R> record of a result
 */
public final class ItemLog<R> implements AutoCloseable {
    private static final String EARLY = "early.jsonl";

    private final JsonlLog ordered;
    private final DoneItems.Log done;
    private final JsonlLog early;
    private final Path earlyFile;
    private final Predicate<R> isSound;
    private final Map<String, R> endedBefore = new ConcurrentHashMap<>();

    private ItemLog(JsonlLog ordered, DoneItems.Log done, JsonlLog early, Path earlyFile, Predicate<R> isSound) {
        this.isSound = isSound;
        this.ordered = ordered;
        this.done = done;
        this.early = early;
        this.earlyFile = earlyFile;
    }

    /**
     * Opens the log of a run.
     *
     * @param key of the item that a result is of
     * @param isSound whether a result counts as done if its turn has not come; another one is made again
     */
    public static <R> ItemLog<R> open(
            RunDirectory run, String name, Class<R> type, Function<R, String> key, Predicate<R> isSound) {
        Path earlyFile = run.file(EARLY);
        JsonlLog ordered = JsonlLog.open(run.file(name));
        try {
            DoneItems.Log done = DoneItems.Log.read(run.file(name), type, key);
            ItemLog<R> log = new ItemLog<>(ordered, done, JsonlLog.open(earlyFile), earlyFile, isSound);
            Jsonl.read(earlyFile, type).forEach(result -> log.endedBefore.put(key.apply(result), result));
            return log;
        } catch (RuntimeException e) {
            ordered.close();
            throw e;
        }
    }

    /**
     * How many of the run's items have a result whose turn has come.
     *
     * @param keyOf the key of an item
     * @throws UserException if the results are not those of its first items
     */
    public <I> int done(List<I> items, Function<I, String> keyOf) {
        return DoneItems.count(items, keyOf, done);
    }

    /**
     * The same, except that what was done in an earlier process is not done again, and what is done now is kept.
     *
     * @param keyOf the key of an item
     */
    public <I> Function<I, R> remembering(Function<I, String> keyOf, Function<I, R> work) {
        return item -> {
            R before = endedBefore.get(keyOf.apply(item));
            if (before != null) {
                return before;
            }
            R result = work.apply(item);
            if (isSound.test(result)) {
                early.append(result);
            }
            return result;
        };
    }

    /** The next result in order. */
    public void append(R result) {
        ordered.append(result);
    }

    /** All are in order: the second file is of no use any more. */
    public void complete() {
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
