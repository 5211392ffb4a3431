/**
 * Edits of recorded trajectories that make them easier to learn, each proved by a replay, and checks of their quality. {@link
 * dev.cairn.domain.edit.TrajectoryMinimizer} makes the edits and proves them; it gets the replay as a function.
 */
@NullMarked
package dev.cairn.domain.edit;

import org.jspecify.annotations.NullMarked;
