/**
 * Edits of recorded trajectories that make them easier to learn, each proved by a replay, and checks of their quality. What
 * has to be replayed is handed in as a function.
 */
@NullMarked
package dev.cairn.domain.edit;

import org.jspecify.annotations.NullMarked;
