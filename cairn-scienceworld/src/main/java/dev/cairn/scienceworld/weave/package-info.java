/**
 * What is changed in the simulator's classes as they are loaded: {@link
 * dev.cairn.scienceworld.weave.Change} lists it, {@link dev.cairn.scienceworld.weave.Weaver} does it.
 * The code that the changed methods run is in {@code inside}.
 */
@NullMarked
package dev.cairn.scienceworld.weave;

import org.jspecify.annotations.NullMarked;
