package dev.cairn.scienceworld.inside;

import dev.cairn.scienceworld.inside.naming.ReferentCache;
import org.jspecify.annotations.Nullable;
import scala.collection.mutable.ArrayBuffer;
import scala.collection.mutable.HashMap;
import scala.collection.mutable.Map;

/**
 * What the simulator keeps in static objects, once for each environment. A session makes its state current for the
 * thread while it calls the simulator; the woven methods then read it from here.
 */
public final class EnvironmentState {
    private static final ThreadLocal<EnvironmentState> CURRENT = new ThreadLocal<>();

    public final RestorableRandom random = new RestorableRandom();
    final ArrayBuffer<Object> simplifications = new ArrayBuffer<>();
    public final ReferentCache referents = new ReferentCache();
    final DescendantCache descendants = new DescendantCache();
    Map<String, String[][]> knownPaths = new HashMap<>();
    long lastObjectNumber;

    /** The task being loaded. */
    @Nullable
    String task;

    public static EnvironmentState current() {
        EnvironmentState state = CURRENT.get();
        if (state == null) {
            throw new IllegalStateException("the simulator runs outside of a session");
        }
        return state;
    }

    /** A call of the simulator, and what it may throw. */
    interface Call<T extends @Nullable Object, X extends Exception> {
        T get() throws X;
    }

    /** Calls the simulator with this state. */
    <T extends @Nullable Object, X extends Exception> T during(Call<T, X> call) throws X {
        EnvironmentState outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return call.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }

    /** As in a process that has only just started, so that an episode does not depend on what ran before. */
    void reset(@Nullable String loading) {
        task = loading;
        random.setSeed(0);
        simplifications.clear();
        knownPaths = new HashMap<>();
        lastObjectNumber = 0;
        referents.clear();
        descendants.close();
    }
}
