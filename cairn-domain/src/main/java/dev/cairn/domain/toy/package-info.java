/**
 * A small world of its own, for tests and first steps: a house with four rooms, a box and a few things. Everything is plain
 * Java; nothing is fetched, and an episode takes microseconds. {@link dev.cairn.domain.toy.ToyWorld} is the domain, a complete example of
 * one.
 */
@NullMarked
package dev.cairn.domain.toy;

import org.jspecify.annotations.NullMarked;
