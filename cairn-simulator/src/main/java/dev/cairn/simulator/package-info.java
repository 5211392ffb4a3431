/**
 * Text worlds: the {@link dev.cairn.simulator.TextEnvironment} port, the task catalogue, and recording of gold
 * trajectories through the port. Knows nothing of sub-goals or models.
 */
@NullMarked
package dev.cairn.simulator;

import org.jspecify.annotations.NullMarked;
