package dev.cairn.pipeline.gold;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.JsonlLog;
import dev.cairn.core.run.DoneItems;
import dev.cairn.core.run.RunDirectory;
import java.util.ArrayList;
import java.util.List;

/**
 * Variations whose world broke down while it was recorded. They are written down when a later one was recorded: what hits every variation
 * is a fault of the set-up, which ends the run, and the same command records them again.
 */
final class LostTrajectories implements AutoCloseable {
    /** So many one after the other are no accident. */
    static final int IN_A_ROW = 5;

    private static final String FILE = "lost.jsonl";

    /** @param variation its key */
    record Lost(String variation, String reason) {
        @Override
        public String toString() {
            return variation + ": " + reason;
        }
    }

    private final JsonlLog log;
    private final List<Lost> held = new ArrayList<>();

    LostTrajectories(RunDirectory run) {
        log = JsonlLog.open(run.file(FILE));
    }

    /** Variations that an earlier process has written down. */
    static DoneItems.Log before(RunDirectory run) {
        return DoneItems.Log.read(run.file(FILE), Lost.class, Lost::variation);
    }

    /** @throws UserException if it is one too many in a row */
    void add(Lost lost) {
        held.add(lost);
        if (held.size() == IN_A_ROW) {
            throw new UserException("the world broke down in " + IN_A_ROW + " variations in a row; " + held.get(0)
                    + ". Mend that; the same command then goes on from here");
        }
    }

    /** A trajectory was recorded, so that the world as such is sound. */
    void sound() {
        held.forEach(log::append);
        held.clear();
    }

    /**
     * All have been tried.
     *
     * @throws UserException if none was recorded
     */
    void finish(int recorded) {
        if (recorded == 0 && !held.isEmpty()) {
            throw new UserException("the world broke down in every variation; " + held.get(0)
                    + ". Mend that, and run the same command again");
        }
        sound();
    }

    /** Those of a finished run, in words. */
    static List<String> in(RunDirectory run) {
        return Jsonl.read(run.file(FILE), Lost.class).stream()
                .map(Lost::toString)
                .toList();
    }

    @Override
    public void close() {
        log.close();
    }
}
