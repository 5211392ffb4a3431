package dev.cairn.scienceworld.inside.naming;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Names by what they are made from, shared by all environments. */
final class NamePool {
    private static final int CAPACITY = 20_000;
    private static final ConcurrentMap<Key, Names> KNOWN = new ConcurrentHashMap<>();

    private NamePool() {}

    static Names names(String[] own, String @Nullable [] container) {
        Key key = new Key(own, container);
        Names names = KNOWN.get(key);
        if (names == null) {
            names = new Names(own, container);
            if (KNOWN.size() >= CAPACITY) {
                KNOWN.clear();
            }
            KNOWN.put(key, names);
        }
        return names;
    }

    private static final class Key {
        private final String[] own;
        private final String @Nullable [] container;
        private final int hash;

        Key(String[] own, String @Nullable [] container) {
            this.own = own;
            this.container = container;
            hash = 31 * Arrays.hashCode(own) + Arrays.hashCode(container);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && key.hash == hash
                    && Arrays.equals(key.own, own)
                    && Arrays.equals(key.container, container);
        }
    }
}
