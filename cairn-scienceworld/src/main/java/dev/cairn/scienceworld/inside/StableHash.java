package dev.cairn.scienceworld.inside;

import net.bytebuddy.implementation.bind.annotation.This;
import scienceworld.struct.EnvObject;

/**
 * Objects of the world are kept in hash sets, and their identity hash decides in which order the simulator meets them:
 * another order is another physics. Their own number is a hash that every run agrees on.
 */
public final class StableHash {
    private StableHash() {}

    public static int hashCode(@This Object object) {
        return Long.hashCode(((EnvObject) object).uuid());
    }
}
