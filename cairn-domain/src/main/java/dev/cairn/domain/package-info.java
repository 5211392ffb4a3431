/**
 * Text worlds: the {@link dev.cairn.domain.TextEnvironment} port, the task catalogue, and recording of gold
 * trajectories through the port. Knows nothing of sub-goals or models.
 */
@NullMarked
package dev.cairn.domain;

import org.jspecify.annotations.NullMarked;
