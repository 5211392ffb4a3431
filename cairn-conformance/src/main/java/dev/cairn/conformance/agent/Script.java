package dev.cairn.conformance.agent;

import dev.cairn.conformance.vector.MalformedVectorException;
import dev.cairn.conformance.vector.Value;
import dev.cairn.core.UserException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Lists in vectors. */
final class Script {
    private Script() {}

    /** A script has come to its end; the recording ended in the same way if it ran into it too. */
    static final class Exhausted extends UserException {
        private static final long serialVersionUID = 1L;

        Exhausted(String what) {
            super("script exhausted: " + what);
        }
    }

    /** Entries in order; {@code {"repeat": x, "times": n}}, alone or as an entry, stands for n times x. */
    static List<Value> entries(Value script) {
        List<Value> entries = new ArrayList<>();
        if (script.has("repeat")) {
            repeat(script, entries);
        } else {
            for (Value entry : script) {
                if (entry.has("repeat")) {
                    repeat(entry, entries);
                } else {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /** @throws MalformedVectorException if the list called {@code what} has too few entries */
    static Value next(Iterator<Value> entries, String what) {
        if (!entries.hasNext()) {
            throw new MalformedVectorException(what + " has too few entries");
        }
        return entries.next();
    }

    private static void repeat(Value entry, List<Value> entries) {
        for (int i = 0; i < entry.count("times"); i++) {
            entries.add(entry.at("repeat"));
        }
    }
}
