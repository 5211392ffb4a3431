/**
 * What Cairn asks of a text world. {@link dev.cairn.domain.Domain} is all of it, {@link dev.cairn.domain.TextEnvironment} one running
 * world; also the task catalogue, and recording of gold trajectories. Knows no model.
 */
@NullMarked
package dev.cairn.domain;

import org.jspecify.annotations.NullMarked;
