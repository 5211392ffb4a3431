package dev.cairn.scienceworld.inside.naming;

import org.jspecify.annotations.Nullable;

/** Woven into {@code EnvObject}: a place for what is known about an object's names. */
public interface NamedObject {
    @Nullable
    ObjectNames getCairnNames();

    void setCairnNames(ObjectNames names);
}
