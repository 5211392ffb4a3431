package dev.cairn.scienceworld.inside.naming;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.immutable.Set;
import scienceworld.objects.portal.Portal;
import scienceworld.struct.EnvObject;

/**
 * Names of the objects of one environment. An object's record is checked against the referents it was made from; while
 * the world stands still (a parse, a list of valid actions) not even that is needed twice.
 */
public final class ReferentCache {
    final NameTable table = new NameTable();
    private final IdentityHashMap<EnvObject, ObjectNames> checked = new IdentityHashMap<>();
    private final IdentityHashMap<EnvObject, String[]> containers = new IdentityHashMap<>();
    private @Nullable EnvObject perspective;
    private boolean still;

    /** Says that the world stands still from now on; returns whether it did before. */
    public boolean hold() {
        boolean before = still;
        if (!before) {
            forget();
            still = true;
        }
        return before;
    }

    public void release(boolean before) {
        if (!before) {
            still = false;
            forget();
        }
    }

    ObjectNames names(EnvObject object, EnvObject seenFrom) {
        if (!still) {
            return check(object, seenFrom);
        }
        if (perspective != seenFrom) {
            checked.clear();
            perspective = seenFrom;
        }
        ObjectNames known = checked.get(object);
        if (known == null) {
            known = check(object, seenFrom);
            checked.put(object, known);
        }
        return known;
    }

    private ObjectNames check(EnvObject object, EnvObject seenFrom) {
        Set<String> own = object instanceof Portal portal ? portal.getReferents(seenFrom) : object.getReferents();
        String[] container = container(object.getContainer());
        ObjectNames known = ((NamedObject) object).getCairnNames();
        if (known == null || !known.madeFrom(own, container)) {
            known = new ObjectNames(own, container);
            ((NamedObject) object).setCairnNames(known);
        }
        return known;
    }

    private String @Nullable [] container(Option<EnvObject> place) {
        if (place.isEmpty()) {
            return null;
        }
        EnvObject container = place.get();
        if (!still) {
            return Names.array(container.getReferents());
        }
        String[] known = containers.get(container);
        if (known == null) {
            known = Names.array(container.getReferents());
            containers.put(container, known);
        }
        return known;
    }

    public void clear() {
        table.clear();
        release(false);
    }

    private void forget() {
        checked.clear();
        containers.clear();
        perspective = null;
    }
}
