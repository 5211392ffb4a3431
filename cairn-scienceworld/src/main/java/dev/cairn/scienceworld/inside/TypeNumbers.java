package dev.cairn.scienceworld.inside;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers of object types. The simulator keeps them in a table without locks and in a file in the working directory;
 * they are in no text that an agent sees.
 */
public final class TypeNumbers {
    private static final ConcurrentMap<String, Long> NUMBERS = new ConcurrentHashMap<>();
    private static final AtomicLong NEXT = new AtomicLong();

    private TypeNumbers() {}

    public static long getID(String type) {
        return NUMBERS.computeIfAbsent(type, unused -> NEXT.getAndIncrement());
    }

    /** No file is read. */
    public static scala.collection.mutable.HashMap<String, Object> load() {
        return new scala.collection.mutable.HashMap<>();
    }
}
