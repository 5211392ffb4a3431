/** Proof that a world is the same world every time: traces of episodes, their digests, and comparison of them. */
@NullMarked
package dev.cairn.scienceworld.verify;

import org.jspecify.annotations.NullMarked;
