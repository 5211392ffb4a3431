package dev.cairn.scienceworld.inside;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Set;
import scienceworld.struct.EnvObject;

/** Sets of everything below an object, kept while the goals are checked, which changes nothing in the world. */
final class DescendantCache {
    /** One for each way to ask: hidden ones or not, ends of portals or not. */
    private final List<IdentityHashMap<EnvObject, Set<EnvObject>>> kept = IntStream.range(0, 4)
            .mapToObj(i -> new IdentityHashMap<EnvObject, Set<EnvObject>>())
            .toList();

    private boolean open;

    void open() {
        clear();
        open = true;
    }

    void close() {
        open = false;
        clear();
    }

    @Nullable
    Set<EnvObject> below(EnvObject root, boolean includeHidden, boolean includePortalEnds) {
        if (!open) {
            return Descendants.collect(root, includeHidden, includePortalEnds);
        }
        IdentityHashMap<EnvObject, Set<EnvObject>> sets =
                kept.get((includeHidden ? 1 : 0) + (includePortalEnds ? 2 : 0));
        Set<EnvObject> known = sets.get(root);
        if (known == null) {
            known = Descendants.collect(root, includeHidden, includePortalEnds);
            if (known != null) {
                sets.put(root, known);
            }
        }
        return known;
    }

    private void clear() {
        for (IdentityHashMap<EnvObject, Set<EnvObject>> sets : kept) {
            if (!sets.isEmpty()) {
                sets.clear();
            }
        }
    }
}
