package dev.cairn.core.run;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The items of a run that are in its logs. They have to be its first ones, each once and in order, in one of at most two logs; a line
 * that was doubled, moved or lost since would shift all that the run goes on with.
 */
public final class DoneItems {
    /** The items of one log's records, in their order. */
    public static final class Log {
        private final Path file;
        private final List<String> keys = new ArrayList<>();
        private final List<Integer> lines = new ArrayList<>();

        private Log(Path file) {
            this.file = file;
        }

        /**
         * Reads a log; one that is not there holds nothing.
         *
         * @param key of the item that a record is of
         * @throws UserException if a line is no such record
         */
        public static <R> Log read(Path file, Class<R> type, Function<R, String> key) {
            Log log = new Log(file);
            if (Files.exists(file)) {
                TextFile.forEachLine(file, line -> {
                    if (!line.text().isBlank()) {
                        log.keys.add(key.apply(Jsonl.parse(line, type)));
                        log.lines.add(line.number());
                    }
                });
            }
            return log;
        }

        /** The items, in the order of the records. */
        public List<String> keys() {
            return Collections.unmodifiableList(keys);
        }

        private boolean isAt(int position, String key) {
            return position < keys.size() && keys.get(position).equals(key);
        }

        private String at(int position) {
            return file + ", line " + lines.get(position) + ": the record of " + keys.get(position);
        }
    }

    private final Log first;
    private final Log second;
    private int found;

    /** Bit {@code i}: the items so far may be the first {@code i} of the first log and the rest of the second; items may have the same key. */
    private BitSet splits = new BitSet();

    public DoneItems(Log log) {
        this(log, new Log(log.file));
    }

    public DoneItems(Log first, Log second) {
        this.first = first;
        this.second = second;
        splits.set(0);
    }

    /**
     * How many of a run's items are done.
     *
     * @throws UserException if the records are not of its first ones
     */
    public static <I> int count(List<I> items, Function<I, String> key, Log first, Log second) {
        DoneItems done = new DoneItems(first, second);
        for (I item : items) {
            if (!done.holds(key.apply(item))) {
                return done.found;
            }
        }
        done.requireAll();
        return done.found;
    }

    /** As above, with one log. */
    public static <I> int count(List<I> items, Function<I, String> key, Log log) {
        return count(items, key, log, new Log(log.file));
    }

    /**
     * Whether the next item of the run is done.
     *
     * @throws UserException if not, though there are records left
     */
    public boolean holds(String next) {
        if (left() == 0) {
            return false;
        }
        BitSet after = new BitSet();
        splits.stream().forEach(i -> {
            if (first.isAt(i, next)) {
                after.set(i + 1);
            }
            if (second.isAt(found - i, next)) {
                after.set(i);
            }
        });
        if (after.isEmpty()) {
            throw changed("where that of " + next + " was to come");
        }
        splits = after;
        found++;
        return true;
    }

    /**
     * After the last item of the run.
     *
     * @throws UserException if there are records of more
     */
    public void requireAll() {
        if (left() > 0) {
            throw changed("behind the last one of the run");
        }
    }

    private int left() {
        return first.keys.size() + second.keys.size() - found;
    }

    private UserException changed(String where) {
        int inFirst = splits.length() - 1;
        String record = inFirst < first.keys.size()
                ? first.at(inFirst)
                : second.at(Math.min(found - inFirst, second.keys.size() - 1));
        return new UserException(record + " is there " + where + ", so the file is not as the run left it; delete "
                + first.file.toAbsolutePath().getParent() + " and run the same command again");
    }
}
