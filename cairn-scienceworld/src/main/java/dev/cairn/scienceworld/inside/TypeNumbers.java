package dev.cairn.scienceworld.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers of object types. The simulator keeps them in a table without locks, and in a file of the working directory that it
 * writes anew for each type that is not in it. Here the table is read from beside the jar, where the Python package has it, and
 * never written. They are in no text that an agent sees.
 */
public final class TypeNumbers {
    private static final String TABLE = "object_type_ids.tsv";
    private static final ConcurrentMap<String, Long> NUMBERS = new ConcurrentHashMap<>(table());
    private static final AtomicLong NEXT = new AtomicLong(NUMBERS.size());

    private TypeNumbers() {}

    public static long getID(String type) {
        return NUMBERS.computeIfAbsent(type, unused -> NEXT.getAndIncrement());
    }

    /** The simulator's own copy, from which it tells the type of a number. */
    public static scala.collection.mutable.HashMap<String, Object> load() {
        scala.collection.mutable.HashMap<String, Object> numbers = new scala.collection.mutable.HashMap<>();
        NUMBERS.forEach(numbers::put);
        return numbers;
    }

    private static Map<String, Long> table() {
        if (!(TypeNumbers.class.getClassLoader() instanceof URLClassLoader loader)) {
            return Map.of();
        }
        Path file = Path.of(URI.create(loader.getURLs()[0].toString())).resolveSibling(TABLE);
        Map<String, Long> numbers = new HashMap<>();
        try {
            if (Files.isRegularFile(file)) {
                for (String line : Files.readAllLines(file)) {
                    String[] column = line.split("\t");
                    numbers.put(column[0], Long.valueOf(column[1]));
                }
            }
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
