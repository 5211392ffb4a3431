package dev.cairn.core.io;

import java.util.Optional;
import java.util.stream.Stream;

/** What to say of files with keys of an earlier version. */
public final class RenamedKeys {
    private RenamedKeys() {}

    /** {@code 'old' is now new}, if the record once had the key. */
    public static Optional<String> message(Class<?> record, String key) {
        return Stream.of(record.getAnnotationsByType(RenamedKey.class))
                .filter(renamed -> renamed.old().equals(key))
                .map(renamed -> "'" + key + "' is now " + renamed.now())
                .findFirst();
    }
}
